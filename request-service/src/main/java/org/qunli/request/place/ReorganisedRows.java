package org.qunli.request.place;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Moves the copy of households, members and groups from zone to zone, as one event tells it. */
final class ReorganisedRows {

    private ReorganisedRows() {}

    static void move(Handle handle, Reorganised.Move move) {
        UUID[] households = move.households().toArray(UUID[]::new);
        handle.createUpdate(
                        "update household set zone = :to where id = any(cast(:households as uuid[]))")
                .bind("to", move.toZone())
                .bind("households", households)
                .execute();
        handle.createUpdate(
                        """
                        update member set zone = :to where household = any(cast(:households as uuid[]))
                        """)
                .bind("to", move.toZone())
                .bind("households", households)
                .execute();
        handle.createUpdate(
                        "update chat_group set zone = :to where id = any(cast(:groups as uuid[]))")
                .bind("to", move.toZone())
                .bind("groups", move.groups().toArray(UUID[]::new))
                .execute();
        if (!move.whole()) {
            handle.createUpdate(
                            """
                            insert into zone_kin (zone, kin) values (:from, :to), (:to, :from)
                            on conflict do nothing
                            """)
                    .bind("from", move.fromZone())
                    .bind("to", move.toZone())
                    .execute();
        }
    }
}
