package org.qunli.supervision.place;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Moves the copy of members, channels and talk from zone to zone, as one event tells it. */
final class ReorganisedRows {

    private ReorganisedRows() {}

    static void move(Handle handle, Reorganised.Move move, Instant at) {
        handle.createUpdate(
                        """
                        update member set zone = :to where household = any(cast(:households as uuid[]))
                        """)
                .bind("to", move.toZone())
                .bind("households", move.households().toArray(UUID[]::new))
                .execute();
        handle.createUpdate(
                        "update channel_binding set zone = :to where id = any(cast(:groups as uuid[]))")
                .bind("to", move.toZone())
                .bind("groups", move.groups().toArray(UUID[]::new))
                .execute();
        handle.createUpdate(
                        """
                        insert into zone_descent (zone, origin, at) values (:to, :from, :at)
                        on conflict do nothing
                        """)
                .bind("to", move.toZone())
                .bind("from", move.fromZone())
                .bind("at", at)
                .execute();
        if (move.whole()) {
            end(handle, move);
        }
    }

    /** What still names the zone, or one that it took in, is meant for the other. */
    private static void end(Handle handle, Reorganised.Move move) {
        handle.createUpdate(
                        "update zone set merged_into = :to where id = :from or merged_into = :from")
                .bind("to", move.toZone())
                .bind("from", move.fromZone())
                .execute();
        handle.createUpdate("update talk set zone = :to where zone = :from")
                .bind("to", move.toZone())
                .bind("from", move.fromZone())
                .execute();
    }
}
