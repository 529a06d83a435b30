package org.qunli.request.place;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Writes households, members, officers and duty as the feed tells them. */
final class PeopleRows {

    private PeopleRows() {}

    static void put(Handle handle, ZoneFacts.Household household) {
        handle.createUpdate(
                        """
                        insert into household (id, zone, flags, active)
                        values (:id, :zone, cast(:flags as text[]), :active)
                        on conflict (id) do update
                        set zone = excluded.zone, flags = excluded.flags, active = excluded.active
                        """)
                .bind("id", household.householdId())
                .bind("zone", household.zoneId())
                .bind("flags", texts(household.flags()))
                .bind("active", household.active())
                .execute();
    }

    static void put(Handle handle, ZoneFacts.Member member, String name) {
        handle.createUpdate(
                        """
                        insert into member (id, household, zone, subject, name, active)
                        values (:id, :household, :zone, :subject, :name, :active)
                        on conflict (id) do update
                        set household = excluded.household, zone = excluded.zone,
                            subject = excluded.subject, name = excluded.name, active = excluded.active
                        """)
                .bind("id", member.memberId())
                .bind("household", member.householdId())
                .bind("zone", member.zoneId())
                .bind("subject", member.subject())
                .bind("name", name)
                .bind("active", member.active())
                .execute();
        putChats(handle, member.memberId(), member.chatIds());
    }

    static void put(Handle handle, ZoneFacts.Officer officer, String name) {
        handle.createUpdate(
                        """
                        insert into officer (id, district, subject, name, active)
                        values (:id, :district, :subject, :name, :active)
                        on conflict (id) do update
                        set district = excluded.district, subject = excluded.subject,
                            name = excluded.name, active = excluded.active
                        """)
                .bind("id", officer.officerId())
                .bind("district", officer.district())
                .bind("subject", officer.subject())
                .bind("name", name)
                .bind("active", officer.active())
                .execute();
        putChats(handle, officer.officerId(), officer.chatIds());
    }

    private static void putChats(Handle handle, UUID holder, List<ZoneFacts.Chat> told) {
        List<ZoneFacts.Chat> chats = told == null ? List.of() : told;
        handle.createUpdate("delete from chat_identity where holder = :holder")
                .bind("holder", holder)
                .execute();
        handle.createUpdate(
                        """
                        insert into chat_identity (channel, tenant, user_id, holder)
                        select distinct c.channel, c.tenant, c.user_id, cast(:holder as uuid)
                        from unnest(cast(:channels as text[]), cast(:tenants as text[]),
                                    cast(:users as text[])) as c (channel, tenant, user_id)
                        """)
                .bind("holder", holder)
                .bind("channels", column(chats, ZoneFacts.Chat::channel))
                .bind("tenants", column(chats, ZoneFacts.Chat::tenant))
                .bind("users", column(chats, ZoneFacts.Chat::userId))
                .execute();
    }

    /**
     * Keeps what ended before {@code from}, cuts what runs across it, and takes what is told for
     * later.
     */
    static void put(Handle handle, ZoneFacts.Rostered entry) {
        handle.createUpdate(
                        """
                        insert into roster (zone, officer, post, duties, active)
                        values (:zone, :officer, :post, cast(:duties as text[]), :active)
                        on conflict (zone, officer) do update
                        set post = excluded.post, duties = excluded.duties, active = excluded.active
                        """)
                .bind("zone", entry.zoneId())
                .bind("officer", entry.officerId())
                .bind("post", entry.post())
                .bind("duties", texts(entry.duties()))
                .bind("active", entry.active())
                .execute();
        for (String cut :
                List.of(
                        """
                        delete from duty_interval
                        where zone = :zone and officer = :officer and from_at >= :from
                        """,
                        """
                        update duty_interval set to_at = :from
                        where zone = :zone and officer = :officer and to_at > :from
                        """)) {
            handle.createUpdate(cut)
                    .bind("zone", entry.zoneId())
                    .bind("officer", entry.officerId())
                    .bind("from", entry.from())
                    .execute();
        }
        putIntervals(handle, entry);
    }

    private static void putIntervals(Handle handle, ZoneFacts.Rostered entry) {
        if (entry.intervals() == null || entry.intervals().isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into duty_interval (zone, officer, from_at, to_at)
                        select cast(:zone as uuid), cast(:officer as uuid), i.from_at, max(i.to_at)
                        from unnest(cast(:froms as timestamptz[]), cast(:tos as timestamptz[]))
                            as i (from_at, to_at)
                        where i.to_at > i.from_at
                        group by i.from_at
                        on conflict (zone, officer, from_at) do update set to_at = excluded.to_at
                        """)
                .bind("zone", entry.zoneId())
                .bind("officer", entry.officerId())
                .bind("froms", column(entry.intervals(), i -> i.from().toString()))
                .bind("tos", column(entry.intervals(), i -> i.to().toString()))
                .execute();
    }

    private static String[] texts(List<String> values) {
        return values == null ? new String[0] : values.toArray(String[]::new);
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
