package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which zones are asked for; null filters nothing.
 *
 * @param changedSince included
 * @param box that its boundary's box meets: west, south, east, north in degrees of WGS-84
 * @param name that one of its names contains, whatever its characters mean to LIKE
 */
record ZoneQuery(
        String district,
        ZoneStatus status,
        ControlLevel level,
        UUID parent,
        Instant changedSince,
        List<Double> box,
        String name) {

    /** The list that a cursor belongs to. The name comes last: it alone may hold anything. */
    String list() {
        return "zones/"
                + String.join(
                        "/",
                        String.valueOf(district),
                        String.valueOf(status),
                        String.valueOf(level),
                        String.valueOf(parent),
                        String.valueOf(changedSince),
                        String.valueOf(box),
                        name == null ? "" : "=" + name);
    }

    Double side(int place) {
        return box == null ? null : box.get(place);
    }

    String namePattern() {
        return name == null ? null : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
