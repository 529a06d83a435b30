package org.qunli.supervision.scorecard;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.qunli.kit.problem.Invalid;

/** Which days, where, and who of them. */
public class ScorecardQuery {

    private static final int LONGEST = 400;

    private static final int USUAL = 30;

    @Parameter(
            description = "One of the caller's; needed where there are several",
            example = "350583")
    @QueryParam("district")
    String district;

    @Parameter(
            description = "The first day, in local time; 30 days before the last",
            example = "2026-04-01")
    @QueryParam("from")
    LocalDate from;

    @Parameter(description = "The last day, in local time; today", example = "2026-04-30")
    @QueryParam("to")
    LocalDate to;

    @Parameter(description = "Only who stands out in this way", example = "OUTSTANDING")
    @QueryParam("standing")
    Standing standing;

    @Parameter(
            description = "Only the one of this officer, unit, post, zone or district",
            example = "01967f3e-0000-7000-8000-000000000004")
    @QueryParam("subject")
    @Size(max = 255)
    String subject;

    LocalDate to(Clock clock, ZoneId local) {
        return to == null ? clock.instant().atZone(local).toLocalDate() : to;
    }

    LocalDate from(Clock clock, ZoneId local) {
        LocalDate end = to(clock, local);
        LocalDate begin = from == null ? end.minusDays(USUAL - 1L) : from;
        if (begin.isAfter(end) || ChronoUnit.DAYS.between(begin, end) >= LONGEST) {
            throw new Invalid("from", "period-of-scores", LONGEST);
        }
        return begin;
    }

    String key() {
        return district + "|" + from + "|" + to + "|" + standing + "|" + subject;
    }
}
