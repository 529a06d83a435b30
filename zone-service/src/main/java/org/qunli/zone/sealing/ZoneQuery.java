package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.UUID;

/**
 * Which zones are asked for; null filters nothing.
 *
 * @param changedSince included
 * @param name that one of its names contains, whatever its characters mean to LIKE
 */
record ZoneQuery(
        String district,
        ZoneStatus status,
        ControlLevel level,
        UUID parent,
        Instant changedSince,
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
                        name == null ? "" : "=" + name);
    }

    String namePattern() {
        return name == null ? null : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
