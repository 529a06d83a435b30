package org.qunli.zone.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.problem.Invalid;

/** Which part of a series is asked for, at most {@value #MOST} steps. */
public class CoverageSeriesQuery {

    static final int MOST = 1_000;

    private static final Duration USUAL = Duration.ofDays(7);

    @Parameter(
            description = "a week before to unless given; the full hour it lies in",
            example = "2026-04-01T00:00:00Z")
    @RestQuery
    Instant from;

    @Parameter(description = "now unless given, excluded", example = "2026-04-08T00:00:00Z")
    @RestQuery
    Instant to;

    @Parameter(description = "whole hours, as ISO 8601; PT1H unless given", example = "PT1H")
    @RestQuery
    String step;

    /** What was asked for, whole. */
    record Span(Instant from, Instant to, Duration step) {}

    Span span(Instant now) {
        Instant end = to == null ? now : to;
        Instant start = (from == null ? end.minus(USUAL) : from).truncatedTo(ChronoUnit.HOURS);
        Duration width = width();
        if (!start.isBefore(end)) {
            throw new Invalid("from", "from-before-to");
        }
        if (Duration.between(start, end).toSeconds() / width.toSeconds() >= MOST) {
            throw new Invalid("step", "too-many-steps", MOST);
        }
        return new Span(start, end, width);
    }

    private Duration width() {
        if (step == null) {
            return Duration.ofHours(1);
        }
        try {
            Duration width = Duration.parse(step);
            if (width.toSeconds() > 0 && width.equals(Duration.ofHours(width.toHours()))) {
                return width;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Told below, like what is no whole hour.
        }
        throw new Invalid("step", "whole-hours");
    }
}
