package org.qunli.supervision.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reckons with the time in which clocks run: quiet hours and holidays of a place left out. Local
 * times become moments day by day, so that a day of 23 or 25 hours is no special case. Pure.
 */
public final class OpenTime {

    /** All of the time. */
    public static final OpenTime ALWAYS = new OpenTime(null, null);

    private final QuietTimes quiet;

    private final ZoneId local;

    private OpenTime(QuietTimes quiet, ZoneId local) {
        this.quiet = quiet;
        this.local = local;
    }

    /** All but the quiet times of a place. */
    public static OpenTime of(QuietTimes quiet, ZoneId local) {
        return quiet == null ? ALWAYS : new OpenTime(quiet, local);
    }

    private record Stretch(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** The moment at which so much open time has gone by. */
    public Instant plus(Instant from, Duration open) {
        if (quiet == null) {
            return from.plus(open);
        }
        Instant at = openFrom(from);
        Duration left = open;
        while (true) {
            Instant closing = nextClosing(at);
            if (closing == null || !at.plus(left).isAfter(closing)) {
                return at.plus(left);
            }
            left = left.minus(Duration.between(at, closing));
            at = openFrom(closing);
        }
    }

    /** How much open time lies between two moments; none if the second is earlier. */
    public Duration between(Instant from, Instant to) {
        if (quiet == null) {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
        Duration open = Duration.ZERO;
        Instant at = openFrom(from);
        while (at.isBefore(to)) {
            Instant closing = nextClosing(at);
            Instant end = closing == null || closing.isAfter(to) ? to : closing;
            open = open.plus(Duration.between(at, end));
            at = openFrom(end);
        }
        return open;
    }

    /** Whether clocks stand still. */
    public boolean isQuiet(Instant at) {
        return quiet != null && !openFrom(at).equals(at);
    }

    /** The moment itself if it is open, or else the next opening. */
    public Instant openFrom(Instant moment) {
        if (quiet == null) {
            return moment;
        }
        Instant at = moment;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Stretch closed : around(at)) {
                if (closed.holds(at)) {
                    at = closed.to();
                    moved = true;
                }
            }
        }
        return at;
    }

    private List<Stretch> around(Instant at) {
        LocalDate day = at.atZone(local).toLocalDate();
        List<Stretch> near = new ArrayList<>();
        for (LocalDate each : List.of(day.minusDays(1), day, day.plusDays(1))) {
            if (quiet.hasHours()) {
                near.add(hours(each));
            }
            if (quiet.holidays().contains(each)) {
                near.add(holiday(each));
            }
        }
        return near;
    }

    private Stretch hours(LocalDate day) {
        LocalDate end = quiet.quietFrom().isBefore(quiet.quietTo()) ? day : day.plusDays(1);
        return new Stretch(
                day.atTime(quiet.quietFrom()).atZone(local).toInstant(),
                end.atTime(quiet.quietTo()).atZone(local).toInstant());
    }

    private Stretch holiday(LocalDate day) {
        return new Stretch(
                day.atStartOfDay(local).toInstant(),
                day.plusDays(1).atStartOfDay(local).toInstant());
    }

    /** When the next quiet stretch begins, after an open moment; null for never. */
    private Instant nextClosing(Instant at) {
        List<Stretch> coming = new ArrayList<>(around(at));
        quiet.holidays().forEach(day -> coming.add(holiday(day)));
        return coming.stream()
                .filter(closed -> closed.from().isAfter(at) && closed.to().isAfter(closed.from()))
                .map(Stretch::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
