package org.qunli.request.place;

import org.jdbi.v3.core.Handle;

/** Writes districts, zones and groups as the feed tells them. */
final class ZoneRows {

    private ZoneRows() {}

    static void put(Handle handle, ZoneFacts.District district) {
        handle.createUpdate(
                        """
                        insert into district (code, name_zh, name_en, time_zone)
                        values (:code, :nameZh, :nameEn, :timeZone)
                        on conflict (code) do update
                        set name_zh = excluded.name_zh, name_en = excluded.name_en,
                            time_zone = excluded.time_zone
                        """)
                .bind("code", district.code())
                .bind("nameZh", district.nameZh())
                .bind("nameEn", district.nameEn())
                .bind("timeZone", district.timeZone())
                .execute();
    }

    static void put(Handle handle, ZoneFacts.Zone zone) {
        handle.createUpdate(
                        """
                        insert into zone (id, district, name_zh, name_en, level, status,
                                          expected_lift_at, effective_at)
                        values (:id, :district, :nameZh, :nameEn, :level, :status, :lift, :effective)
                        on conflict (id) do update
                        set district = excluded.district, name_zh = excluded.name_zh,
                            name_en = excluded.name_en, level = excluded.level,
                            status = excluded.status, expected_lift_at = excluded.expected_lift_at,
                            effective_at = excluded.effective_at
                        """)
                .bind("id", zone.zoneId())
                .bind("district", zone.district())
                .bind("nameZh", zone.nameZh())
                .bind("nameEn", zone.nameEn())
                .bind("level", zone.level())
                .bind("status", zone.status())
                .bind("lift", zone.expectedLiftAt())
                .bind("effective", zone.effectiveAt())
                .execute();
    }

    static void put(Handle handle, ZoneFacts.Group group) {
        handle.createUpdate(
                        """
                        insert into chat_group (id, zone, channel, tenant, group_id, active)
                        values (:id, :zone, :channel, :tenant, :group, :active)
                        on conflict (id) do update
                        set zone = excluded.zone, channel = excluded.channel, tenant = excluded.tenant,
                            group_id = excluded.group_id, active = excluded.active
                        """)
                .bind("id", group.bindingId())
                .bind("zone", group.zoneId())
                .bind("channel", group.channel())
                .bind("tenant", group.tenant())
                .bind("group", group.groupId())
                .bind("active", group.active())
                .execute();
    }
}
