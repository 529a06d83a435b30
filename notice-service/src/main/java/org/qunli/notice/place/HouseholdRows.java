package org.qunli.notice.place;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes households as the feed tells them, many at once. */
final class HouseholdRows {

    private HouseholdRows() {}

    /** Answers the zones that they are in. What is closed loses its door. */
    static Set<UUID> put(Handle handle, LatestStates states) {
        if (!states.has("household.changed")) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        insert into household (id, zone, building, label, flags, active)
                        select cast(state ->> 'householdId' as uuid), cast(state ->> 'zoneId' as uuid),
                               case when cast(state ->> 'active' as boolean)
                                    then state #>> '{personal,building}' end,
                               case when cast(state ->> 'active' as boolean)
                                    then state #>> '{personal,label}' end,
                               array (select jsonb_array_elements_text(
                                   case when jsonb_typeof(state -> 'flags') = 'array'
                                        then state -> 'flags' else '[]' end)),
                               cast(state ->> 'active' as boolean)
                        from jsonb_array_elements(cast(:told as jsonb)) as t (state)
                        on conflict (id) do update
                        set zone = excluded.zone, building = excluded.building,
                            label = excluded.label, flags = excluded.flags,
                            active = excluded.active
                        returning zone
                        """)
                .bind("told", states.json("household.changed"))
                .mapTo(UUID.class)
                .set();
    }

    /** Households go to another zone. */
    static void move(Handle handle, Reorganised.Move move) {
        handle.createUpdate(
                        """
                        update household set zone = :to where id = any(cast(:households as uuid[]))
                        """)
                .bind("to", move.toZone())
                .bind("households", move.households().toArray(UUID[]::new))
                .execute();
    }
}
