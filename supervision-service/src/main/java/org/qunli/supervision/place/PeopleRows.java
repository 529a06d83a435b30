package org.qunli.supervision.place;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.LatestStates;

/** Writes members and officers as the feed tells them, many at once. */
final class PeopleRows {

    private PeopleRows() {}

    static void put(Handle handle, LatestStates states) {
        putMembers(handle, states);
        putOfficers(handle, states);
    }

    private static void putMembers(Handle handle, LatestStates states) {
        if (states.has("member.changed")) {
            String told = states.json("member.changed");
            handle.createUpdate(
                            """
                            insert into member (id, household, zone, subject, active)
                            select "memberId", "householdId", "zoneId", subject, active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "memberId" uuid, "householdId" uuid, "zoneId" uuid, subject text,
                                active boolean)
                            on conflict (id) do update set household = excluded.household,
                                zone = excluded.zone, subject = excluded.subject,
                                active = excluded.active
                            """)
                    .bind("told", told)
                    .execute();
            putMemberChats(handle, states.ids("member.changed"), told);
        }
    }

    private static void putMemberChats(Handle handle, UUID[] ids, String told) {
        handle.createUpdate(
                        """
                        with told as (
                            select t."memberId" as member, c.channel, c.tenant,
                                   c."userId" as user_id
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "memberId" uuid, "chatIds" jsonb, active boolean)
                            left join lateral jsonb_to_recordset(
                                case when t.active and jsonb_typeof(t."chatIds") = 'array'
                                     then t."chatIds" else '[]' end)
                                as c (channel text, tenant text, "userId" text) on true),
                        gone as (
                            delete from member_chat i
                            where i.member = any (cast(:ids as uuid[]))
                              and (i.channel, i.tenant, i.user_id, i.member) not in (
                                  select channel, tenant, user_id, member from told
                                  where user_id is not null))
                        insert into member_chat (channel, tenant, user_id, member)
                        select channel, tenant, user_id, member from told where user_id is not null
                        on conflict do nothing
                        """)
                .bind("ids", ids)
                .bind("told", told)
                .execute();
    }

    private static void putOfficers(Handle handle, LatestStates states) {
        if (states.has("officer.changed")) {
            String told = states.json("officer.changed");
            handle.createUpdate(
                            """
                            insert into officer (id, district, subject, name, unit, active)
                            select "officerId", district, subject, personal ->> 'name', unit, active
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "officerId" uuid, district text, subject text, personal jsonb,
                                unit text, active boolean)
                            on conflict (id) do update set district = excluded.district,
                                subject = excluded.subject, name = excluded.name,
                                unit = excluded.unit, active = excluded.active
                            """)
                    .bind("told", told)
                    .execute();
            putOfficerChats(handle, states.ids("officer.changed"), told);
        }
    }

    /** In the order told: the first one that can be reached in private is tried first. */
    private static void putOfficerChats(Handle handle, UUID[] ids, String told) {
        handle.createUpdate(
                        """
                        with told as (
                            select t."officerId" as officer, c.chat ->> 'channel' as channel,
                                   c.chat ->> 'tenant' as tenant, c.chat ->> 'userId' as user_id,
                                   min(c.place) - 1 as position
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "officerId" uuid, "chatIds" jsonb, active boolean)
                            left join lateral jsonb_array_elements(
                                case when t.active and jsonb_typeof(t."chatIds") = 'array'
                                     then t."chatIds" else '[]' end)
                                with ordinality as c (chat, place) on true
                            group by 1, 2, 3, 4),
                        gone as (
                            delete from officer_chat i
                            where i.officer = any (cast(:ids as uuid[]))
                              and (i.channel, i.tenant, i.user_id, i.officer) not in (
                                  select channel, tenant, user_id, officer from told
                                  where user_id is not null))
                        insert into officer_chat (channel, tenant, user_id, officer, position)
                        select channel, tenant, user_id, officer, position from told
                        where user_id is not null
                        on conflict (channel, tenant, user_id, officer) do update
                        set position = excluded.position
                        """)
                .bind("ids", ids)
                .bind("told", told)
                .execute();
    }

    private record Merged(UUID memberId, UUID into) {}

    /** What the first said, the second said. */
    static void merge(Handle handle, FeedEvent event) {
        Merged merged = event.data(Merged.class);
        handle.createUpdate("update talk set member = :into where member = :from")
                .bind("into", merged.into())
                .bind("from", merged.memberId())
                .execute();
    }
}
