package org.qunli.zone.roster;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Unites the shifts of one officer in two zones that become one. */
final class Shifts {

    private static final int DAY = 24 * 60;

    private Shifts() {}

    private record Stretch(int start, int end) {}

    /**
     * Shifts that cover every minute of either; as they were where none gets into another's way,
     * else cut at midnight and joined.
     */
    static List<Shift> united(List<Shift> some, List<Shift> others) {
        Set<Shift> distinct = new LinkedHashSet<>(some);
        distinct.addAll(others);
        List<Shift> all = List.copyOf(distinct);
        if (all.stream().anyMatch(Shift::allTheTime)) {
            return List.of(new Shift(null, null, null, true));
        }
        return DutyPlan.overlap(all) ? joined(all) : all;
    }

    private static List<Shift> joined(List<Shift> overlapping) {
        boolean[] minutes = DutyPlan.minutes(overlapping);
        Map<Stretch, List<Weekday>> days = new LinkedHashMap<>();
        for (Weekday day : Weekday.values()) {
            for (Stretch stretch : stretches(minutes, day.ordinal() * DAY)) {
                days.computeIfAbsent(stretch, none -> new ArrayList<>()).add(day);
            }
        }
        return days.entrySet().stream()
                .map(
                        served ->
                                new Shift(
                                        served.getValue().size() == Weekday.values().length
                                                ? null
                                                : served.getValue(),
                                        time(served.getKey().start()),
                                        time(served.getKey().end()),
                                        null))
                .toList();
    }

    private static List<Stretch> stretches(boolean[] minutes, int midnight) {
        List<Stretch> found = new ArrayList<>();
        int start = -1;
        for (int minute = 0; minute <= DAY; minute++) {
            boolean served = minute < DAY && minutes[midnight + minute];
            if (served && start < 0) {
                start = minute;
            } else if (!served && start >= 0) {
                found.add(new Stretch(start, minute));
                start = -1;
            }
        }
        return found;
    }

    /** Minute 1440 is the next day's 00:00, which isn't after any begin. */
    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % DAY * 60L);
    }
}
