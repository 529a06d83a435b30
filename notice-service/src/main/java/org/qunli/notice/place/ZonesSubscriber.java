package org.qunli.notice.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.kit.identity.ChatId;

/** Keeps the copy, and tells when a zone or a group may have joined. */
@ApplicationScoped
class ZonesSubscriber implements FeedSubscriber {

    /** Where a binding says nothing: what the narrowest group robots take (WeCom). */
    private static final int NARROWEST_TEXT = 2_048;

    private final Jdbi jdbi;

    private final Event<PlaceChanged> changed;

    ZonesSubscriber(Jdbi jdbi, Event<PlaceChanged> changed) {
        this.jdbi = jdbi;
        this.changed = changed;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> zones = new HashSet<>();
        jdbi.useHandle(
                handle -> {
                    for (FeedEvent event : events) {
                        switch (event.type()) {
                            case "zone.changed" ->
                                    zones.add(put(handle, event.data(Told.Zone.class)));
                            case "group.changed" ->
                                    zones.add(put(handle, event.data(Told.Group.class)));
                            case "member.changed" -> put(handle, event.data(Told.Member.class));
                            case "officer.changed" -> put(handle, event.data(Told.Officer.class));
                            case "roster.changed" -> put(handle, event.data(Told.Rostered.class));
                            default -> {
                                // Told to others.
                            }
                        }
                    }
                });
        if (!zones.isEmpty()) {
            changed.fire(new PlaceChanged(zones));
        }
    }

    private static UUID put(Handle handle, Told.Zone zone) {
        handle.createUpdate(
                        """
                        insert into zone (id, district, name_zh, name_en, level, status)
                        values (:zoneId, :district, :nameZh, :nameEn, :level, :status)
                        on conflict (id) do update
                        set district = excluded.district, name_zh = excluded.name_zh,
                            name_en = excluded.name_en, level = excluded.level,
                            status = excluded.status
                        """)
                .bind("zoneId", zone.zoneId())
                .bind("district", zone.district())
                .bind("nameZh", zone.nameZh())
                .bind("nameEn", zone.nameEn())
                .bind("level", zone.level())
                .bind("status", zone.status())
                .execute();
        return zone.zoneId();
    }

    private static UUID put(Handle handle, Told.Group group) {
        Integer bytes = group.capabilities() == null ? null : group.capabilities().maxTextBytes();
        handle.createUpdate(
                        """
                        insert into binding (id, zone, channel, tenant, group_id, forwarding,
                                             max_text_bytes, active)
                        values (:bindingId, :zoneId, :channel, :tenant, :groupId, :forwarding,
                                :bytes, :active)
                        on conflict (id) do update
                        set zone = excluded.zone, channel = excluded.channel,
                            tenant = excluded.tenant, group_id = excluded.group_id,
                            forwarding = excluded.forwarding,
                            max_text_bytes = excluded.max_text_bytes, active = excluded.active
                        """)
                .bind("bindingId", group.bindingId())
                .bind("zoneId", group.zoneId())
                .bind("channel", group.channel())
                .bind("tenant", group.tenant())
                .bind("groupId", group.groupId())
                .bind("forwarding", group.forwarding())
                .bind("active", group.active())
                .bind("bytes", bytes == null ? NARROWEST_TEXT : bytes)
                .execute();
        return group.zoneId();
    }

    private static void put(Handle handle, Told.Member member) {
        putPerson(handle, member.memberId(), "MEMBER", member, member.subject(), member.active());
        putChats(handle, member.memberId(), member.chatIds());
    }

    private static void put(Handle handle, Told.Officer officer) {
        putPerson(
                handle, officer.officerId(), "OFFICER", null, officer.subject(), officer.active());
        putChats(handle, officer.officerId(), officer.chatIds());
    }

    private static void putPerson(
            Handle handle, UUID id, String kind, Told.Member home, String subject, boolean active) {
        handle.createUpdate(
                        """
                        insert into person (id, kind, household, zone, subject, active)
                        values (:id, :kind, :household, :zone, :subject, :active)
                        on conflict (id) do update
                        set household = excluded.household, zone = excluded.zone,
                            subject = excluded.subject, active = excluded.active
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("household", home == null ? null : home.householdId())
                .bind("zone", home == null ? null : home.zoneId())
                .bind("subject", subject)
                .bind("active", active)
                .execute();
    }

    private static void putChats(Handle handle, UUID person, List<ChatId> told) {
        List<ChatId> chats = told == null ? List.of() : told;
        handle.createUpdate("delete from chat_identity where person = :person")
                .bind("person", person)
                .execute();
        handle.createUpdate(
                        """
                        insert into chat_identity (person, channel, tenant, user_id)
                        select distinct cast(:person as uuid), channel, tenant, user_id
                        from unnest(cast(:channels as text[]), cast(:tenants as text[]),
                                    cast(:users as text[])) as t (channel, tenant, user_id)
                        """)
                .bind("person", person)
                .bind("channels", chats.stream().map(ChatId::channel).toArray(String[]::new))
                .bind("tenants", chats.stream().map(ChatId::tenant).toArray(String[]::new))
                .bind("users", chats.stream().map(ChatId::userId).toArray(String[]::new))
                .execute();
    }

    private static void put(Handle handle, Told.Rostered entry) {
        handle.createUpdate(
                        """
                        insert into roster (officer, zone, active)
                        values (:officerId, :zoneId, :active)
                        on conflict (officer, zone) do update set active = excluded.active
                        """)
                .bind("officerId", entry.officerId())
                .bind("zoneId", entry.zoneId())
                .bind("active", entry.active())
                .execute();
    }
}
