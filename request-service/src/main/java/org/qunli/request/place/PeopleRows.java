package org.qunli.request.place;

import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes households, members and officers as the feed tells them, many at once. */
final class PeopleRows {

    private PeopleRows() {}

    static void put(Handle handle, LatestStates states) {
        putHouseholds(handle, states);
        putMembers(handle, states);
        putOfficers(handle, states);
    }

    private static void putHouseholds(Handle handle, LatestStates states) {
        if (states.has("household.changed")) {
            handle.createUpdate(
                            """
                            insert into household (id, zone, flags, active)
                            select "householdId", "zoneId", coalesce(flags, '{}'), active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "householdId" uuid, "zoneId" uuid, flags text[], active boolean)
                            on conflict (id) do update
                            set zone = excluded.zone, flags = excluded.flags, active = excluded.active
                            """)
                    .bind("told", states.json("household.changed"))
                    .execute();
        }
    }

    private static void putMembers(Handle handle, LatestStates states) {
        if (states.has("member.changed")) {
            handle.createUpdate(
                            """
                            insert into member (id, household, zone, kind, subject, name, active,
                                                merged_into)
                            select "memberId", "householdId", "zoneId", coalesce(kind, 'RESIDENT'),
                                   subject, personal ->> 'name', active, "mergedInto"
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "memberId" uuid, "householdId" uuid, "zoneId" uuid, kind text,
                                subject text, personal jsonb, active boolean, "mergedInto" uuid)
                            on conflict (id) do update
                            set household = excluded.household, zone = excluded.zone,
                                kind = excluded.kind, subject = excluded.subject,
                                name = excluded.name, active = excluded.active,
                                merged_into = excluded.merged_into
                            """)
                    .bind("told", states.json("member.changed"))
                    .execute();
            putChats(handle, states, "member.changed", "memberId");
        }
    }

    private static void putOfficers(Handle handle, LatestStates states) {
        if (states.has("officer.changed")) {
            handle.createUpdate(
                            """
                            insert into officer (id, district, subject, name, active)
                            select "officerId", district, subject, personal ->> 'name', active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "officerId" uuid, district text, subject text, personal jsonb,
                                active boolean)
                            on conflict (id) do update
                            set district = excluded.district, subject = excluded.subject,
                                name = excluded.name, active = excluded.active
                            """)
                    .bind("told", states.json("officer.changed"))
                    .execute();
            putChats(handle, states, "officer.changed", "officerId");
        }
    }

    /** Takes away the chat ids that are told no more, and adds the new ones. */
    private static void putChats(Handle handle, LatestStates states, String type, String holder) {
        handle.createUpdate(
                        """
                        with told as (
                            select cast(t.state ->> :holder as uuid) as holder, c.channel, c.tenant,
                                   c."userId" as user_id
                            from jsonb_array_elements(cast(:told as jsonb)) as t (state)
                            left join lateral jsonb_to_recordset(
                                case when jsonb_typeof(t.state -> 'chatIds') = 'array'
                                     then t.state -> 'chatIds' else '[]' end)
                                as c (channel text, tenant text, "userId" text) on true),
                        gone as (
                            delete from chat_identity i
                            where i.holder = any (cast(:ids as uuid[]))
                              and (i.channel, i.tenant, i.user_id, i.holder) not in (
                                  select channel, tenant, user_id, holder from told
                                  where user_id is not null))
                        insert into chat_identity (channel, tenant, user_id, holder)
                        select channel, tenant, user_id, holder from told where user_id is not null
                        on conflict do nothing
                        """)
                .bind("holder", holder)
                .bind("ids", states.ids(type))
                .bind("told", states.json(type))
                .execute();
    }
}
