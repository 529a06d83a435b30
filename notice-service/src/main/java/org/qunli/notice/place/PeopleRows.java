package org.qunli.notice.place;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes members and officers as the feed tells them, many at once. */
final class PeopleRows {

    private PeopleRows() {}

    static void put(Handle handle, LatestStates states) {
        putPersons(handle, states, "member.changed", "memberId", "MEMBER");
        putPersons(handle, states, "officer.changed", "officerId", "OFFICER");
    }

    private static void putPersons(
            Handle handle, LatestStates states, String type, String id, String kind) {
        if (!states.has(type)) {
            return;
        }
        String told = states.json(type);
        handle.createUpdate(
                        """
                        insert into person (id, kind, household, zone, subject, active)
                        select cast(state ->> :id as uuid), :kind,
                               cast(state ->> 'householdId' as uuid),
                               cast(state ->> 'zoneId' as uuid), state ->> 'subject',
                               cast(state ->> 'active' as boolean)
                        from jsonb_array_elements(cast(:told as jsonb)) as t (state)
                        on conflict (id) do update
                        set household = excluded.household, zone = excluded.zone,
                            subject = excluded.subject, active = excluded.active
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("told", told)
                .execute();
        putChats(handle, states.ids(type), told, id);
    }

    /** Takes away the chat ids that are told no more, and adds the new ones. */
    private static void putChats(Handle handle, UUID[] ids, String told, String id) {
        handle.createUpdate(
                        """
                        with told as (
                            select cast(t.state ->> :id as uuid) as person, c.channel, c.tenant,
                                   c."userId" as user_id
                            from jsonb_array_elements(cast(:told as jsonb)) as t (state)
                            left join lateral jsonb_to_recordset(
                                case when jsonb_typeof(t.state -> 'chatIds') = 'array'
                                     then t.state -> 'chatIds' else '[]' end)
                                as c (channel text, tenant text, "userId" text) on true),
                        gone as (
                            delete from chat_identity i
                            where i.person = any (cast(:ids as uuid[]))
                              and (i.person, i.channel, i.tenant, i.user_id) not in (
                                  select person, channel, tenant, user_id from told
                                  where user_id is not null))
                        insert into chat_identity (person, channel, tenant, user_id)
                        select person, channel, tenant, user_id from told where user_id is not null
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("ids", ids)
                .bind("told", told)
                .execute();
    }
}
