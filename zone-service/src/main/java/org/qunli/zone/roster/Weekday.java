package org.qunli.zone.roster;

import java.time.DayOfWeek;

/** Days of the week as shifts write them. */
public enum Weekday {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN;

    static Weekday of(DayOfWeek day) {
        return values()[day.ordinal()];
    }
}
