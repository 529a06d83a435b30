package org.qunli.request.place;

import java.util.UUID;
import org.qunli.kit.saying.Bilingual;

/** A zone, with its names and its district's time zone (an IANA name). */
public record ZonePlace(
        UUID zoneId, String district, String timeZone, String nameZh, String nameEn) {

    /** Its name in both languages. */
    public Bilingual name() {
        return new Bilingual(nameZh, nameEn);
    }
}
