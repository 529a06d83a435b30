package org.qunli.supervision.place;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes districts, zones and bindings as the feed tells them, many at once. */
final class ZoneRows {

    private ZoneRows() {}

    /** Answers the zones whose district or level changed: other policies may hold there now. */
    static Set<UUID> put(Handle handle, LatestStates states) {
        putDistricts(handle, states);
        putBindings(handle, states);
        putSizes(handle, states);
        return putZones(handle, states);
    }

    private static void putDistricts(Handle handle, LatestStates states) {
        if (states.has("district.changed")) {
            handle.createUpdate(
                            """
                            insert into district (code, name_zh, name_en, time_zone)
                            select code, "nameZh", "nameEn", "timeZone"
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                code text, "nameZh" text, "nameEn" text, "timeZone" text)
                            on conflict (code) do update set name_zh = excluded.name_zh,
                                name_en = excluded.name_en, time_zone = excluded.time_zone
                            """)
                    .bind("told", states.json("district.changed"))
                    .execute();
        }
    }

    private static Set<UUID> putZones(Handle handle, LatestStates states) {
        return states.has("zone.changed")
                ? putZones(handle, states.json("zone.changed"))
                : Set.of();
    }

    /** The states of zones, as a JSON array. */
    static Set<UUID> putZones(Handle handle, String told) {
        // The outer select sees the rows as they were before the statement.
        return handle.createQuery(
                        """
                        with told as (
                            select "zoneId" as id, district, "nameZh" as name_zh,
                                   "nameEn" as name_en, level, status
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "zoneId" uuid, district text, "nameZh" text, "nameEn" text,
                                level text, status text)),
                        written as (
                            insert into zone (id, district, name_zh, name_en, level, status)
                            select id, district, name_zh, name_en, level, status from told
                            on conflict (id) do update set district = excluded.district,
                                name_zh = excluded.name_zh, name_en = excluded.name_en,
                                level = excluded.level, status = excluded.status)
                        select t.id from told t left join zone z on z.id = t.id
                        where (z.district, z.level) is distinct from (t.district, t.level)
                        """)
                .bind("told", told)
                .mapTo(UUID.class)
                .set();
    }

    private static void putSizes(Handle handle, LatestStates states) {
        if (states.has("coverage.changed")) {
            handle.createUpdate(
                            """
                            insert into zone_size (zone, households)
                            select "zoneId", households
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "zoneId" uuid, households bigint)
                            where households is not null
                            on conflict (zone) do update set households = excluded.households
                            """)
                    .bind("told", states.json("coverage.changed"))
                    .execute();
        }
    }

    private static void putBindings(Handle handle, LatestStates states) {
        if (states.has("group.changed")) {
            handle.createUpdate(
                            """
                            insert into channel_binding (id, zone, channel, tenant, private_message,
                                                         active)
                            select "bindingId", "zoneId", channel, tenant,
                                   coalesce(capabilities ->> 'privateMessage', 'NONE'), active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "bindingId" uuid, "zoneId" uuid, channel text, tenant text,
                                capabilities jsonb, active boolean)
                            on conflict (id) do update set zone = excluded.zone,
                                channel = excluded.channel, tenant = excluded.tenant,
                                private_message = excluded.private_message,
                                active = excluded.active
                            """)
                    .bind("told", states.json("group.changed"))
                    .execute();
        }
    }
}
