package org.qunli.request.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What was said: one row a message, whatever came of it. */
@ApplicationScoped
public class Talk {

    private static final int RECENT = 2_000;

    private final Jdbi jdbi;

    Talk(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is kept of a message; public for the mapper only. */
    public record Kept(
            UUID id,
            String text,
            String senderId,
            boolean awaitsNew,
            Instant recalledAt,
            Instant at,
            List<UUID> requests) {

        /** Whether it was taken back. */
        public boolean recalled() {
            return recalledAt != null;
        }
    }

    /** The row of a message, locked until the transaction ends; empty if none came so far. */
    public Optional<Kept> lock(Heard.Where where, String conversation, String messageId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, text, sender_id, awaits_new, recalled_at, at, requests
                                        from talk
                                        where channel = :channel and tenant = :tenant
                                          and conversation = :conversation and message_id = :message
                                        for update
                                        """)
                                .bind("channel", where.channel())
                                .bind("tenant", where.tenant())
                                .bind("conversation", conversation)
                                .bind("message", messageId)
                                .map(ConstructorMapper.of(Kept.class))
                                .findOne());
    }

    /** A key for a message that is about to be kept. */
    public static UUID newKey() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * Keeps a message, or fills in one whose edit or recall came first; its text stays the edited
     * one.
     *
     * @param awaitsNew whether this is an edit or recall without its message so far
     * @param recalledAt when it was taken back, or null
     */
    public void keep(
            Heard heard,
            String conversation,
            String details,
            boolean awaitsNew,
            Instant recalledAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into talk (id, channel, tenant, conversation, message_id, district,
                                                          zone, direct, speaker, sender_id, display_name, member,
                                                          by_proxy, officer, text, details, at, recalled_at, awaits_new,
                                                          requests)
                                        values (:id, :channel, :tenant, :conversation, :message, :district,
                                                :zone, :direct, :speaker, :sender, :name, :member,
                                                :byProxy, :officer, :text, cast(:details as jsonb), :at, :recalled,
                                                :awaitsNew, '{}')
                                        on conflict (channel, tenant, conversation, message_id) do update
                                        set sender_id = excluded.sender_id, display_name = excluded.display_name,
                                            member = excluded.member, by_proxy = excluded.by_proxy,
                                            officer = excluded.officer,
                                            speaker = excluded.speaker, details = excluded.details,
                                            at = excluded.at, awaits_new = excluded.awaits_new
                                        """)
                                .bind("id", heard.messageKey())
                                .bind("channel", heard.where().channel())
                                .bind("tenant", heard.where().tenant())
                                .bind("conversation", conversation)
                                .bind("message", heard.messageId())
                                .bind("district", heard.where().district())
                                .bind("zone", heard.where().zoneId())
                                .bind("direct", heard.where().direct())
                                .bind("speaker", heard.sender().speaker().name())
                                .bind("sender", heard.chat().userId())
                                .bind("name", heard.name())
                                .bind("member", heard.sender().memberId())
                                .bind("byProxy", heard.sender().proxy())
                                .bind("officer", heard.sender().officerId())
                                .bind("text", heard.text())
                                .bind("details", details)
                                .bind("at", heard.at())
                                .bind("recalled", recalledAt)
                                .bind("awaitsNew", awaitsNew)
                                .execute());
    }

    /** Puts an edit's text in place of the one before. */
    public void edit(UUID messageKey, String text, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "update talk set text = :text, edited_at = :at where id = :id")
                                .bind("id", messageKey)
                                .bind("text", text)
                                .bind("at", at)
                                .execute());
    }

    /** Notes that a message was taken back. */
    public void recall(UUID messageKey, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update talk set recalled_at = coalesce(recalled_at, :at) where id = :id
                                        """)
                                .bind("id", messageKey)
                                .bind("at", at)
                                .execute());
    }

    /** Notes which requests a message touched. */
    public void link(UUID messageKey, Collection<UUID> requests) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "update talk set requests = cast(:requests as uuid[]) where id = :id")
                                .bind("id", messageKey)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .execute());
    }

    /** The message of that id in the same conversation, if it was heard. */
    Optional<Kept> quoted(Heard heard, String messageId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, text, sender_id, awaits_new, recalled_at, at, requests
                                        from talk
                                        where channel = :channel and tenant = :tenant
                                          and conversation = :conversation and message_id = :message
                                        """)
                                .bind("channel", heard.where().channel())
                                .bind("tenant", heard.where().tenant())
                                .bind("conversation", conversation(heard))
                                .bind("message", messageId)
                                .map(ConstructorMapper.of(Kept.class))
                                .findOne());
    }

    /**
     * What was said in the same conversation since, the newest first, without the message itself.
     */
    List<Kept> recent(Heard heard, Instant since) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, text, sender_id, awaits_new, recalled_at, at, requests
                                        from talk
                                        where channel = :channel and tenant = :tenant
                                          and conversation = :conversation and at >= :since
                                          and id <> :self and speaker <> 'QUNLI'
                                        order by at desc, id desc
                                        limit :limit
                                        """)
                                .bind("channel", heard.where().channel())
                                .bind("tenant", heard.where().tenant())
                                .bind("conversation", conversation(heard))
                                .bind("since", since)
                                .bind("self", heard.messageKey())
                                .bind("limit", RECENT)
                                .map(ConstructorMapper.of(Kept.class))
                                .list());
    }

    private static String conversation(Heard heard) {
        return conversation(heard.where().groupId(), heard.chat().userId());
    }

    /** The conversation's name: message ids of some platforms are unique only inside a chat. */
    public static String conversation(String groupId, String senderId) {
        return groupId == null ? "direct:" + senderId : "group:" + groupId;
    }
}
