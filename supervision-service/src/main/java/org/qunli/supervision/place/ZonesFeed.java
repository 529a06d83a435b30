package org.qunli.supervision.place;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.kit.identity.ChatId;

/**
 * Applies the feed {@code zones} to the copy. State events carry the whole, so the last one is
 * enough. Its records are public because JDBI reads them by reflection.
 */
@ApplicationScoped
class ZonesFeed implements FeedSubscriber {

    private final Jdbi jdbi;

    private final Event<ZonesChanged> changed;

    ZonesFeed(Jdbi jdbi, Event<ZonesChanged> changed) {
        this.jdbi = jdbi;
        this.changed = changed;
    }

    public record DistrictFacts(String code, String nameZh, String nameEn, String timeZone) {}

    public record ZoneFacts(
            UUID zoneId,
            String district,
            String nameZh,
            String nameEn,
            String level,
            String status) {}

    public record MemberFacts(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            String subject,
            List<ChatId> chatIds,
            boolean active) {}

    public record Capabilities(String privateMessage) {}

    public record GroupFacts(
            UUID bindingId,
            UUID zoneId,
            String channel,
            String tenant,
            Capabilities capabilities,
            boolean active) {}

    public record OfficerFacts(
            UUID officerId,
            String district,
            String subject,
            List<ChatId> chatIds,
            boolean active) {}

    public record Interval(Instant from, Instant to) {}

    public record RosterFacts(
            UUID zoneId,
            UUID officerId,
            String post,
            List<String> duties,
            boolean active,
            Instant from,
            List<Interval> intervals) {}

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> touched = new LinkedHashSet<>();
        jdbi.useHandle(handle -> events.forEach(event -> apply(handle, event, touched)));
        if (!touched.isEmpty()) {
            changed.fire(new ZonesChanged(touched));
        }
    }

    private static void apply(Handle handle, FeedEvent event, Set<UUID> touched) {
        switch (event.type()) {
            case "district.changed" -> put(handle, event.data(DistrictFacts.class));
            case "zone.changed" -> put(handle, event.data(ZoneFacts.class), touched);
            case "member.changed" -> put(handle, event.data(MemberFacts.class));
            case "group.changed" -> put(handle, event.data(GroupFacts.class));
            case "officer.changed" ->
                    put(handle, event.data(OfficerFacts.class), name(event.personal()));
            case "roster.changed" -> put(handle, event.data(RosterFacts.class));
            default -> {
                // Nothing that deadlines need.
            }
        }
    }

    private static String name(JsonNode personal) {
        return personal == null ? null : personal.path("name").asText(null);
    }

    private static void put(Handle handle, DistrictFacts facts) {
        handle.createUpdate(
                        """
                        insert into district (code, name_zh, name_en, time_zone)
                        values (:code, :nameZh, :nameEn, :timeZone)
                        on conflict (code) do update set name_zh = excluded.name_zh,
                            name_en = excluded.name_en, time_zone = excluded.time_zone
                        """)
                .bindMethods(facts)
                .execute();
    }

    private static void put(Handle handle, ZoneFacts facts, Set<UUID> touched) {
        String before =
                handle.createQuery("select district || '/' || level from zone where id = :id")
                        .bind("id", facts.zoneId())
                        .mapTo(String.class)
                        .findOne()
                        .orElse("");
        handle.createUpdate(
                        """
                        insert into zone (id, district, name_zh, name_en, level, status)
                        values (:zoneId, :district, :nameZh, :nameEn, :level, :status)
                        on conflict (id) do update set district = excluded.district,
                            name_zh = excluded.name_zh, name_en = excluded.name_en,
                            level = excluded.level, status = excluded.status
                        """)
                .bindMethods(facts)
                .execute();
        if (!before.equals(facts.district() + "/" + facts.level())) {
            touched.add(facts.zoneId());
        }
    }

    private static void put(Handle handle, MemberFacts facts) {
        handle.createUpdate(
                        """
                        insert into member (id, household, zone, subject, active)
                        values (:memberId, :householdId, :zoneId, :subject, :active)
                        on conflict (id) do update set household = excluded.household,
                            zone = excluded.zone, subject = excluded.subject, active = excluded.active
                        """)
                .bindMethods(facts)
                .execute();
        handle.createUpdate("delete from member_chat where member = :memberId")
                .bind("memberId", facts.memberId())
                .execute();
        List<ChatId> ids = facts.active() && facts.chatIds() != null ? facts.chatIds() : List.of();
        for (ChatId id : ids) {
            handle.createUpdate(
                            """
                            insert into member_chat (channel, tenant, user_id, member)
                            values (:channel, :tenant, :userId, :member) on conflict do nothing
                            """)
                    .bindMethods(id)
                    .bind("member", facts.memberId())
                    .execute();
        }
    }

    private static void put(Handle handle, GroupFacts facts) {
        String word = facts.capabilities() == null ? null : facts.capabilities().privateMessage();
        handle.createUpdate(
                        """
                        insert into channel_binding (id, zone, channel, tenant, private_message, active)
                        values (:bindingId, :zoneId, :channel, :tenant, :word, :active)
                        on conflict (id) do update set zone = excluded.zone,
                            channel = excluded.channel, tenant = excluded.tenant,
                            private_message = excluded.private_message, active = excluded.active
                        """)
                .bindMethods(facts)
                .bind("word", word == null ? "NONE" : word)
                .execute();
    }

    private static void put(Handle handle, OfficerFacts facts, String name) {
        handle.createUpdate(
                        """
                        insert into officer (id, district, subject, name, active)
                        values (:officerId, :district, :subject, :name, :active)
                        on conflict (id) do update set district = excluded.district,
                            subject = excluded.subject, name = excluded.name, active = excluded.active
                        """)
                .bindMethods(facts)
                .bind("name", name)
                .execute();
        handle.createUpdate("delete from officer_chat where officer = :officerId")
                .bind("officerId", facts.officerId())
                .execute();
        List<ChatId> ids = facts.active() && facts.chatIds() != null ? facts.chatIds() : List.of();
        for (int i = 0; i < ids.size(); i++) {
            handle.createUpdate(
                            """
                            insert into officer_chat (channel, tenant, user_id, officer, position)
                            values (:channel, :tenant, :userId, :officer, :position)
                            on conflict do nothing
                            """)
                    .bindMethods(ids.get(i))
                    .bind("officer", facts.officerId())
                    .bind("position", i)
                    .execute();
        }
    }

    /** Keeps what ended before {@code from}, cuts what runs across it, takes the rest as told. */
    private static void put(Handle handle, RosterFacts facts) {
        List<String> duties = facts.duties() == null ? List.of() : facts.duties();
        handle.createUpdate(
                        """
                        insert into roster (zone, officer, post, duties, active)
                        values (:zoneId, :officerId, :post, :list, :active)
                        on conflict (zone, officer) do update set post = excluded.post,
                            duties = excluded.duties, active = excluded.active
                        """)
                .bind("zoneId", facts.zoneId())
                .bind("officerId", facts.officerId())
                .bind("post", facts.post())
                .bind("active", facts.active())
                .bind("list", duties.toArray(String[]::new))
                .execute();
        Instant from = facts.from() == null ? Instant.EPOCH : facts.from();
        handle.createUpdate(
                        "delete from duty where zone = :zone and officer = :officer and from_at >= :from")
                .bind("zone", facts.zoneId())
                .bind("officer", facts.officerId())
                .bind("from", from)
                .execute();
        handle.createUpdate(
                        """
                        update duty set to_at = :from
                        where zone = :zone and officer = :officer and to_at > :from
                        """)
                .bind("zone", facts.zoneId())
                .bind("officer", facts.officerId())
                .bind("from", from)
                .execute();
        List<Interval> told = facts.intervals() == null ? List.of() : facts.intervals();
        handle.createUpdate(
                        """
                        insert into duty (zone, officer, from_at, to_at)
                        select :zone, :officer, f, t
                        from unnest(cast(:froms as timestamptz[]), cast(:tos as timestamptz[])) as i (f, t)
                        where t > f
                        on conflict (zone, officer, from_at) do update set to_at = excluded.to_at
                        """)
                .bind("zone", facts.zoneId())
                .bind("officer", facts.officerId())
                .bind("froms", told.stream().map(i -> i.from().toString()).toArray(String[]::new))
                .bind("tos", told.stream().map(i -> i.to().toString()).toArray(String[]::new))
                .execute();
    }
}
