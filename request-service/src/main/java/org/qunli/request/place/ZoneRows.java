package org.qunli.request.place;

import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes districts, zones and groups as the feed tells them, many at once. */
final class ZoneRows {

    private ZoneRows() {}

    static void put(Handle handle, LatestStates states) {
        putDistricts(handle, states);
        putZones(handle, states);
        putGroups(handle, states);
    }

    private static void putDistricts(Handle handle, LatestStates states) {
        if (states.has("district.changed")) {
            handle.createUpdate(
                            """
                            insert into district (code, name_zh, name_en, time_zone, emergency_numbers)
                            select code, "nameZh", "nameEn", "timeZone",
                                   case when jsonb_typeof("emergencyNumbers") = 'array'
                                             and jsonb_array_length("emergencyNumbers") > 0
                                        then "emergencyNumbers" end
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                code text, "nameZh" text, "nameEn" text, "timeZone" text,
                                "emergencyNumbers" jsonb)
                            on conflict (code) do update
                            set name_zh = excluded.name_zh, name_en = excluded.name_en,
                                time_zone = excluded.time_zone,
                                emergency_numbers = excluded.emergency_numbers
                            """)
                    .bind("told", states.json("district.changed"))
                    .execute();
        }
    }

    private static void putZones(Handle handle, LatestStates states) {
        if (states.has("zone.changed")) {
            putZones(handle, states.json("zone.changed"));
        }
    }

    /** The states of zones, as a JSON array. */
    static void putZones(Handle handle, String told) {
        handle.createUpdate(
                        """
                            insert into zone (id, district, name_zh, name_en, level, status,
                                              expected_lift_at, effective_at, answer_zh, answer_en)
                            select "zoneId", district, "nameZh", "nameEn", level, status,
                                   "expectedLiftAt", "effectiveAt", "answerZh", "answerEn"
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "zoneId" uuid, district text, "nameZh" text, "nameEn" text,
                                level text, status text, "expectedLiftAt" timestamptz,
                                "effectiveAt" timestamptz, "answerZh" text, "answerEn" text)
                            on conflict (id) do update
                            set district = excluded.district, name_zh = excluded.name_zh,
                                name_en = excluded.name_en, level = excluded.level,
                                status = excluded.status, expected_lift_at = excluded.expected_lift_at,
                                effective_at = excluded.effective_at,
                                answer_zh = excluded.answer_zh, answer_en = excluded.answer_en
                            """)
                .bind("told", told)
                .execute();
    }

    private static void putGroups(Handle handle, LatestStates states) {
        if (states.has("group.changed")) {
            handle.createUpdate(
                            """
                            insert into chat_group (id, zone, channel, tenant, group_id, active, per_minute)
                            select "bindingId", "zoneId", channel, tenant, "groupId", active,
                                   cast(capabilities ->> 'perMinute' as int)
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "bindingId" uuid, "zoneId" uuid, channel text, tenant text,
                                "groupId" text, active boolean, capabilities jsonb)
                            on conflict (id) do update
                            set zone = excluded.zone, channel = excluded.channel,
                                tenant = excluded.tenant, group_id = excluded.group_id,
                                active = excluded.active, per_minute = excluded.per_minute
                            """)
                    .bind("told", states.json("group.changed"))
                    .execute();
        }
    }
}
