package org.qunli.request.reading;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** When an officer said that something will have happened. */
public sealed interface Promise {

    /**
     * The promised moment.
     *
     * @param occurredAt when the words were said; durations count from it
     * @param zone the district's time zone; clock words are local to it
     */
    Instant at(Instant occurredAt, ZoneId zone);

    /** "Within an hour". */
    record Within(Duration duration) implements Promise {
        @Override
        public Instant at(Instant occurredAt, ZoneId zone) {
            return occurredAt.plus(duration);
        }
    }

    /**
     * "Tomorrow morning at nine".
     *
     * @param days how many days after the day of the words
     * @param time the local time of that day
     * @param rolls whether a time already past means the next day ("at three", said at four)
     */
    record OnDay(int days, LocalTime time, boolean rolls) implements Promise {
        @Override
        public Instant at(Instant occurredAt, ZoneId zone) {
            var said = occurredAt.atZone(zone);
            var promised = said.toLocalDate().plusDays(days).atTime(time).atZone(zone);
            if (rolls && !promised.isAfter(said)) {
                promised = said.toLocalDate().plusDays(days + 1L).atTime(time).atZone(zone);
            }
            return promised.toInstant();
        }
    }

    /**
     * "On Monday".
     *
     * @param next whether the week after this one is meant ("下周一")
     */
    record OnWeekday(DayOfWeek day, boolean next, LocalTime time) implements Promise {
        @Override
        public Instant at(Instant occurredAt, ZoneId zone) {
            var said = occurredAt.atZone(zone);
            var date =
                    next
                            ? said.toLocalDate()
                                    .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                                    .with(TemporalAdjusters.nextOrSame(day))
                            : said.toLocalDate().with(TemporalAdjusters.nextOrSame(day));
            var promised = date.atTime(time).atZone(zone);
            return (promised.isAfter(said) ? promised : promised.plusWeeks(1)).toInstant();
        }
    }
}
