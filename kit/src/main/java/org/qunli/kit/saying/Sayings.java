package org.qunli.kit.saying;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.json.Json;

/**
 * What is said outside. A saying is stored and announced in the transaction of what it is about;
 * receipts settle it. The text of a private one is in no event.
 */
@ApplicationScoped
public class Sayings {

    private final Jdbi jdbi;

    private final EventFeed feed;

    private final Clock clock;

    private final Event<SayingSettled> settled;

    Sayings(Jdbi jdbi, EventFeed feed, Clock clock, Event<SayingSettled> settled) {
        this.jdbi = jdbi;
        this.feed = feed;
        this.clock = clock;
        this.settled = settled;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Ready(
            UUID sayingId,
            String kind,
            String about,
            UUID zoneId,
            String channel,
            String tenant,
            Saying.Privacy privacy,
            String groupId,
            Bilingual text,
            String quote,
            List<Mention> mentions,
            Instant expiresAt) {}

    private record Settled(
            UUID sayingId,
            String kind,
            String about,
            UUID zoneId,
            Saying.Privacy privacy,
            Saying.Status status,
            String reason) {}

    /** Stores a word and announces it, in the running transaction. */
    public Saying say(NewSaying word) {
        return sayAll(List.of(word)).get(0);
    }

    /** As {@link #say}, for many at once. */
    public List<Saying> sayAll(List<NewSaying> words) {
        Instant now = clock.instant();
        List<Saying> sayings = words.stream().map(word -> made(word, now)).toList();
        if (!sayings.isEmpty()) {
            insert(sayings);
            feed.append(sayings.stream().map(s -> announcement(s, now)).toList());
        }
        return sayings;
    }

    private static Saying made(NewSaying word, Instant now) {
        return new Saying(
                UuidCreator.getTimeOrderedEpoch(),
                word.kind(),
                word.about(),
                word.district(),
                word.zone(),
                word.channel(),
                word.tenant(),
                word.groupId(),
                word.personId(),
                word.privacy(),
                word.text(),
                word.quotedMessageId(),
                word.mentions(),
                now,
                word.expiresAt(),
                Saying.Status.PENDING,
                null,
                null);
    }

    private void insert(List<Saying> sayings) {
        jdbi.useHandle(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    insert into saying (id, kind, subject, district, zone, channel, tenant,
                                                        group_id, person_id, privacy, text_zh, text_en,
                                                        quote_message, mentions, created_at, expires_at, status)
                                    values (:id, :kind, :about, :district, :zone, :channel, :tenant,
                                            :groupId, :personId, :privacy, :zh, :en,
                                            :quote, cast(:mentions as jsonb), :createdAt, :expiresAt, 'PENDING')
                                    """);
                    sayings.forEach(
                            s ->
                                    batch.bind("id", s.id())
                                            .bind("kind", s.kind())
                                            .bind("about", s.about())
                                            .bind("district", s.district())
                                            .bind("zone", s.zone())
                                            .bind("channel", s.channel())
                                            .bind("tenant", s.tenant())
                                            .bind("groupId", s.groupId())
                                            .bind("personId", s.personId())
                                            .bind("privacy", s.privacy().name())
                                            .bind("zh", s.text().zh())
                                            .bind("en", s.text().en())
                                            .bind("quote", s.quotedMessageId())
                                            .bind("mentions", Json.write(s.mentions()))
                                            .bind("createdAt", s.createdAt())
                                            .bind("expiresAt", s.expiresAt())
                                            .add());
                    batch.execute();
                });
    }

    private static DomainEvent announcement(Saying s, Instant now) {
        boolean toGroup = s.privacy() == Saying.Privacy.GROUP;
        Ready ready =
                new Ready(
                        s.id(),
                        s.kind(),
                        s.about(),
                        s.zone(),
                        s.channel(),
                        s.tenant(),
                        s.privacy(),
                        s.groupId(),
                        toGroup ? s.text() : null,
                        toGroup ? s.quotedMessageId() : null,
                        toGroup ? s.mentions() : null,
                        s.expiresAt());
        DomainEvent event =
                DomainEvent.of("saying.ready", "saying/" + s.id(), now)
                        .in(s.district(), s.zone())
                        .data(ready);
        String route = ChatId.route(s.channel(), s.tenant());
        return toGroup ? event.forFrontends(Set.of(route)) : event.forPerson(route);
    }

    /** The saying, if there is one. */
    public Optional<Saying> find(UUID id) {
        return find(id, "");
    }

    private Optional<Saying> find(UUID id, String lock) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from saying where id = :id <lock>")
                                .define("lock", lock)
                                .bind("id", id)
                                .map((row, context) -> saying(row))
                                .findOne());
    }

    private static Saying saying(ResultSet row) throws SQLException {
        return new Saying(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                row.getString("channel"),
                row.getString("tenant"),
                row.getString("group_id"),
                row.getString("person_id"),
                Saying.Privacy.valueOf(row.getString("privacy")),
                new Bilingual(row.getString("text_zh"), row.getString("text_en")),
                row.getString("quote_message"),
                Arrays.asList(Json.read(row.getString("mentions"), Mention[].class)),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Saying.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("message_id"));
    }

    /**
     * Takes a receipt, in the running transaction. The same one again changes nothing; one that
     * contradicts what is settled throws {@link ReceiptOutOfOrder}.
     */
    Saying settle(UUID id, Receipt receipt) {
        Saying saying = find(id, "for update").orElseThrow();
        if (saying.status() == receipt.status()) {
            return saying;
        }
        if (!saying.status().mayBecome(receipt.status())) {
            throw new ReceiptOutOfOrder();
        }
        return settle(saying, receipt, clock.instant());
    }

    private Saying settle(Saying saying, Receipt receipt, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update saying set status = :status, reason = :reason,
                                            message_id = coalesce(:messageId, message_id), settled_at = :now
                                        where id = :id
                                        """)
                                .bind("status", receipt.status().name())
                                .bind("reason", receipt.reason())
                                .bind("messageId", receipt.messageId())
                                .bind("now", now)
                                .bind("id", saying.id())
                                .execute());
        settled.fire(
                new SayingSettled(
                        saying.id(),
                        saying.kind(),
                        saying.about(),
                        saying.district(),
                        saying.zone(),
                        saying.privacy(),
                        receipt.status(),
                        receipt.reason(),
                        receipt.messageId(),
                        now));
        feed.append(settlement(saying, receipt, now));
        return find(saying.id()).orElseThrow();
    }

    private static DomainEvent settlement(Saying saying, Receipt receipt, Instant now) {
        return DomainEvent.of("saying.settled", "saying/" + saying.id(), now)
                .in(saying.district(), saying.zone())
                .data(
                        new Settled(
                                saying.id(),
                                saying.kind(),
                                saying.about(),
                                saying.zone(),
                                saying.privacy(),
                                receipt.status(),
                                receipt.reason()))
                .ends(receipt.status() != Saying.Status.AWAITING_OPERATOR);
    }

    /**
     * Fails up to {@code limit} sayings that had no SENT by their time; another pod's are left to
     * it.
     */
    int expire(Instant now, int limit) {
        List<UUID> overdue =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from saying
                                                where status in ('PENDING', 'AWAITING_OPERATOR') and expires_at <= :now
                                                order by expires_at limit :limit
                                                for update skip locked
                                                """)
                                        .bind("now", now)
                                        .bind("limit", limit)
                                        .mapTo(UUID.class)
                                        .list());
        Receipt none = new Receipt(Saying.Status.FAILED, null, "NO_RECEIPT");
        overdue.forEach(id -> settle(find(id).orElseThrow(), none, now));
        return overdue.size();
    }
}
