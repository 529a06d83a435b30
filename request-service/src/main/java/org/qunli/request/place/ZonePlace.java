package org.qunli.request.place;

import java.util.UUID;

/** A zone, with its district's time zone (an IANA name). */
public record ZonePlace(UUID zoneId, String district, String timeZone) {}
