package org.qunli.zone.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes concrete intervals of shifts, and knows which shifts get into each other's way. */
final class DutyPlan {

    private static final int DAY = (int) Duration.ofDays(1).toMinutes();
    private static final int WEEK = 7 * DAY;

    private DutyPlan() {}

    /**
     * Duty between {@code from} and {@code until}, cut at both, touching intervals joined. A local
     * time that summer time skips is taken as much later; one that comes twice, as the first.
     */
    static List<Interval> expand(List<Shift> shifts, ZoneId zone, Instant from, Instant until) {
        List<Interval> found = new ArrayList<>();
        for (Shift shift : shifts) {
            if (shift.allTheTime()) {
                found.add(new Interval(from, until));
            } else {
                // A shift over midnight may have begun the day before.
                LocalDate last = until.atZone(zone).toLocalDate();
                for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
                        !day.isAfter(last);
                        day = day.plusDays(1)) {
                    if (shift.beginsOn().contains(Weekday.of(day.getDayOfWeek()))) {
                        add(found, on(shift, day, zone), from, until);
                    }
                }
            }
        }
        return joined(found);
    }

    private static Interval on(Shift shift, LocalDate day, ZoneId zone) {
        LocalDate end = shift.endsNextDay() ? day.plusDays(1) : day;
        return new Interval(
                day.atTime(shift.from()).atZone(zone).toInstant(),
                end.atTime(shift.to()).atZone(zone).toInstant());
    }

    static void add(List<Interval> found, Interval duty, Instant from, Instant until) {
        Instant start = duty.from().isBefore(from) ? from : duty.from();
        Instant end = duty.to().isAfter(until) ? until : duty.to();
        if (start.isBefore(end)) {
            found.add(new Interval(start, end));
        }
    }

    /** Overlapping and touching intervals as one. */
    static List<Interval> joined(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::from));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || next.from().isAfter(last.to())) {
                joined.add(next);
            } else if (next.to().isAfter(last.to())) {
                joined.set(joined.size() - 1, new Interval(last.from(), next.to()));
            }
        }
        return joined;
    }

    /** Whether two shifts of these ask for the same minute of the week. */
    static boolean overlap(List<Shift> shifts) {
        boolean[] taken = new boolean[WEEK];
        for (Shift shift : shifts) {
            if (shift.allTheTime() ? shifts.size() > 1 : !take(taken, shift)) {
                return true;
            }
        }
        return false;
    }

    /** The minutes of the week that these shifts cover, none of them all the time. */
    static boolean[] minutes(List<Shift> shifts) {
        boolean[] taken = new boolean[WEEK];
        for (Shift shift : shifts) {
            int start = shift.from().toSecondOfDay() / 60;
            int end = shift.to().toSecondOfDay() / 60 + (shift.endsNextDay() ? DAY : 0);
            for (Weekday day : shift.beginsOn()) {
                for (int minute = start; minute < end; minute++) {
                    taken[(day.ordinal() * DAY + minute) % WEEK] = true;
                }
            }
        }
        return taken;
    }

    private static boolean take(boolean[] taken, Shift shift) {
        int start = shift.from().toSecondOfDay() / 60;
        int end = shift.to().toSecondOfDay() / 60 + (shift.endsNextDay() ? DAY : 0);
        for (Weekday day : shift.beginsOn()) {
            for (int minute = start; minute < end; minute++) {
                int ofWeek = (day.ordinal() * DAY + minute) % WEEK;
                if (taken[ofWeek]) {
                    return false;
                }
                taken[ofWeek] = true;
            }
        }
        return true;
    }
}
