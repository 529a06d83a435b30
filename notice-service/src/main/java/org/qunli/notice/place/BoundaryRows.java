package org.qunli.notice.place;

import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes where zones lie, as the feed tells it. */
final class BoundaryRows {

    private BoundaryRows() {}

    static void put(Handle handle, LatestStates states) {
        if (!states.has("boundary.changed")) {
            return;
        }
        handle.createUpdate(
                        """
                        with told as (
                            select cast(state ->> 'zoneId' as uuid) as zone,
                                   nullif(state -> 'geometry', 'null') as geometry
                            from jsonb_array_elements(cast(:told as jsonb)) as t (state)),
                        gone as (
                            delete from boundary b using told t
                            where b.zone = t.zone and t.geometry is null)
                        insert into boundary (zone, geometry, vertices)
                        select zone, geometry,
                               (select count(*) from jsonb_path_query(geometry, '$.coordinates[*][0][*]'))
                        from told where geometry is not null
                        on conflict (zone) do update
                        set geometry = excluded.geometry, vertices = excluded.vertices
                        """)
                .bind("told", states.json("boundary.changed"))
                .execute();
    }
}
