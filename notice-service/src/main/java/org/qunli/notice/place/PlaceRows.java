package org.qunli.notice.place;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes zones, groups and rosters as the feed tells them, many at once. */
final class PlaceRows {

    /** Where a binding says nothing: what the narrowest group robots take (WeCom). */
    private static final int NARROWEST_TEXT = 2_048;

    private PlaceRows() {}

    /** Answers the zones that were told of, or that have a group that was. */
    static Set<UUID> put(Handle handle, LatestStates states) {
        Set<UUID> zones = new HashSet<>(putZones(handle, states));
        zones.addAll(putGroups(handle, states));
        putRosters(handle, states);
        return zones;
    }

    private static Set<UUID> putZones(Handle handle, LatestStates states) {
        return states.has("zone.changed")
                ? putZones(handle, states.json("zone.changed"))
                : Set.of();
    }

    /** The states of zones, as a JSON array. */
    static Set<UUID> putZones(Handle handle, String told) {
        return handle.createQuery(
                        """
                        insert into zone (id, district, name_zh, name_en, level, status)
                        select "zoneId", district, "nameZh", "nameEn", level, status
                        from jsonb_to_recordset(cast(:told as jsonb)) as t (
                            "zoneId" uuid, district text, "nameZh" text, "nameEn" text, level text,
                            status text)
                        on conflict (id) do update
                        set district = excluded.district, name_zh = excluded.name_zh,
                            name_en = excluded.name_en, level = excluded.level,
                            status = excluded.status
                        returning id
                        """)
                .bind("told", told)
                .mapTo(UUID.class)
                .set();
    }

    private static Set<UUID> putGroups(Handle handle, LatestStates states) {
        if (!states.has("group.changed")) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        insert into binding (id, zone, channel, tenant, group_id, forwarding,
                                             max_text_bytes, active)
                        select "bindingId", "zoneId", channel, tenant, "groupId", forwarding,
                               coalesce(cast(capabilities ->> 'maxTextBytes' as int), :narrowest),
                               active
                        from jsonb_to_recordset(cast(:told as jsonb)) as t (
                            "bindingId" uuid, "zoneId" uuid, channel text, tenant text,
                            "groupId" text, forwarding text, capabilities jsonb, active boolean)
                        on conflict (id) do update
                        set zone = excluded.zone, channel = excluded.channel,
                            tenant = excluded.tenant, group_id = excluded.group_id,
                            forwarding = excluded.forwarding,
                            max_text_bytes = excluded.max_text_bytes, active = excluded.active
                        returning zone
                        """)
                .bind("told", states.json("group.changed"))
                .bind("narrowest", NARROWEST_TEXT)
                .mapTo(UUID.class)
                .set();
    }

    private static void putRosters(Handle handle, LatestStates states) {
        if (states.has("roster.changed")) {
            putRosters(handle, states.json("roster.changed"));
        }
    }

    /** Entries of rosters, each once, as a JSON array. */
    static void putRosters(Handle handle, String told) {
        handle.createUpdate(
                        """
                            insert into roster (officer, zone, post, active)
                            select "officerId", "zoneId", post, active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "officerId" uuid, "zoneId" uuid, post text, active boolean)
                            on conflict (officer, zone) do update
                            set post = excluded.post, active = excluded.active
                            """)
                .bind("told", told)
                .execute();
    }

    /** Members and groups go to another zone. */
    static void move(Handle handle, Reorganised.Move move) {
        handle.createUpdate(
                        """
                        update person set zone = :to
                        where kind = 'MEMBER' and household = any(cast(:households as uuid[]))
                        """)
                .bind("to", move.toZone())
                .bind("households", move.households().toArray(UUID[]::new))
                .execute();
        handle.createUpdate("update binding set zone = :to where id = any(cast(:groups as uuid[]))")
                .bind("to", move.toZone())
                .bind("groups", move.groups().toArray(UUID[]::new))
                .execute();
    }
}
