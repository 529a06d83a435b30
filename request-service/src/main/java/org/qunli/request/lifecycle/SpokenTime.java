package org.qunli.request.lifecycle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.qunli.kit.saying.Bilingual;

/** A moment as one says it: the local time, with the day where it isn't today. */
final class SpokenTime {

    private SpokenTime() {}

    static Bilingual of(Instant moment, Instant now, String timeZone) {
        ZoneId zone = ZoneId.of(timeZone);
        ZonedDateTime local = moment.atZone(zone);
        boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return new Bilingual(
                words(local, today ? "HH:mm" : "M月d日 HH:mm", Locale.CHINA),
                words(local, today ? "HH:mm" : "d MMM HH:mm", Locale.ENGLISH));
    }

    private static String words(ZonedDateTime local, String pattern, Locale language) {
        return DateTimeFormatter.ofPattern(pattern, language).format(local);
    }
}
