package org.qunli.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.request.intake.NewMessage.Attachment;
import org.qunli.request.intake.NewMessage.Location;

/** One row for each delivery with an effect: the same delivery again finds its answer. */
@ApplicationScoped
class Receipts {

    private final Jdbi jdbi;

    Receipts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What makes two deliveries the same. */
    record Delivery(
            String channel,
            String tenant,
            String conversation,
            String messageId,
            String kind,
            byte[] content) {

        static Delivery of(NewMessage message, String conversation) {
            return new Delivery(
                    message.channel(),
                    message.tenant(),
                    conversation,
                    message.message().id(),
                    message.message().kindOrNew().name(),
                    hash(message));
        }
    }

    /**
     * Takes the delivery, or answers what came of it before. One that another transaction is taking
     * at this moment waits for that to end.
     */
    Optional<MessageAnswer> takeOrAnswer(Delivery delivery, UUID messageKey, Instant now) {
        int taken =
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into message_receipt (channel, tenant, conversation,
                                                    message_id, kind, content, message_key, received_at)
                                                values (:channel, :tenant, :conversation,
                                                    :message, :kind, :content, :key, :now)
                                                on conflict do nothing
                                                """)
                                        .bind("channel", delivery.channel())
                                        .bind("tenant", delivery.tenant())
                                        .bind("conversation", delivery.conversation())
                                        .bind("message", delivery.messageId())
                                        .bind("kind", delivery.kind())
                                        .bind("content", delivery.content())
                                        .bind("key", messageKey)
                                        .bind("now", now)
                                        .execute());
        return taken == 1 ? Optional.empty() : Optional.of(answer(delivery));
    }

    private MessageAnswer answer(Delivery delivery) {
        String stored =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select answer from message_receipt
                                                where channel = :channel and tenant = :tenant
                                                  and conversation = :conversation
                                                  and message_id = :message
                                                  and kind = :kind and content = :content
                                                """)
                                        .bind("channel", delivery.channel())
                                        .bind("tenant", delivery.tenant())
                                        .bind("conversation", delivery.conversation())
                                        .bind("message", delivery.messageId())
                                        .bind("kind", delivery.kind())
                                        .bind("content", delivery.content())
                                        .mapTo(String.class)
                                        .one());
        return Json.read(stored, MessageAnswer.class);
    }

    void store(Delivery delivery, MessageAnswer answer) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update message_receipt
                                        set answer = cast(:answer as jsonb), message_key = :key
                                        where channel = :channel and tenant = :tenant
                                          and conversation = :conversation and message_id = :message
                                          and kind = :kind and content = :content
                                        """)
                                .bind("channel", delivery.channel())
                                .bind("tenant", delivery.tenant())
                                .bind("conversation", delivery.conversation())
                                .bind("message", delivery.messageId())
                                .bind("kind", delivery.kind())
                                .bind("content", delivery.content())
                                .bind("key", answer.messageKey())
                                .bind("answer", Json.write(answer))
                                .execute());
    }

    private static byte[] hash(NewMessage message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, message.message().textOrEmpty());
            for (Attachment attachment : message.message().attachmentsOrNone()) {
                add(digest, attachment.url());
            }
            Location where = message.location();
            if (where != null) {
                add(digest, where.lon() + " " + where.lat() + " " + where.coordinateSystem());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
