package org.qunli.request.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.place.Sender;

/**
 * A message as it was heard in a zone.
 *
 * @param chat the sender's chat identity
 * @param displayName as the platform shows it, or null
 * @param at when it counts as said
 * @param quoted what it quotes, or null
 * @param attachments what came with it, a place among them
 */
public record Heard(
        UUID messageKey,
        Where where,
        Sender sender,
        ChatId chat,
        String displayName,
        String messageId,
        String text,
        Quote quoted,
        List<Mentioned> mentions,
        List<Attached> attachments,
        Instant at) {

    /**
     * Where it was said.
     *
     * @param timeZone the district's, an IANA name
     * @param groupId null in private
     * @param bindingId the group's binding, null in private
     */
    public record Where(
            UUID bindingId,
            String district,
            UUID zoneId,
            String timeZone,
            String channel,
            String tenant,
            String groupId) {

        /** Whether it was said to the bot in private. */
        public boolean direct() {
            return groupId == null;
        }
    }

    /** What a message quotes; any part may be null. */
    public record Quote(String messageId, String senderId, String excerpt) {}

    /** Whom a message mentions: an id, or only what was typed. */
    public record Mentioned(String id, String label) {}

    /** Something that came with it: what it is, and the words under it, or null. */
    public record Attached(String kind, String caption) {}

    /** What was said in words, under pictures too. */
    public String words() {
        StringBuilder words = new StringBuilder(text);
        for (Attached attached : attachments) {
            if (attached.caption() != null && !attached.caption().isBlank()) {
                words.append(words.isEmpty() ? "" : "\n").append(attached.caption());
            }
        }
        return words.toString();
    }

    /** Whether it is a picture, a voice or a place, and nothing is said in words. */
    boolean wordless() {
        return !attachments.isEmpty() && words().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** What is kept with a request: the words, or what stands in their place. */
    String told() {
        String words = words();
        return !words.isBlank() || attachments.isEmpty()
                ? words
                : attachments.stream()
                        .map(attached -> "[" + attached.kind() + "]")
                        .collect(Collectors.joining(" "));
    }

    /** The same under the key it had before. */
    public Heard withKey(UUID key) {
        return with(key, text);
    }

    /** The same in other words. */
    public Heard withText(String words) {
        return with(messageKey, words);
    }

    private Heard with(UUID key, String words) {
        return new Heard(
                key,
                where,
                sender,
                chat,
                displayName,
                messageId,
                words,
                quoted,
                mentions,
                attachments,
                at);
    }

    /** The same, said as somebody else. */
    Heard by(Sender other) {
        return new Heard(
                messageKey,
                where,
                other,
                chat,
                displayName,
                messageId,
                text,
                quoted,
                mentions,
                attachments,
                at);
    }

    /** One part of what was said; what came with it stays with the whole. */
    Heard part(String words) {
        return new Heard(
                messageKey,
                where,
                sender,
                chat,
                displayName,
                messageId,
                words,
                quoted,
                mentions,
                List.of(),
                at);
    }

    /** The same as if it were said then. */
    public Heard saidAt(Instant then) {
        return new Heard(
                messageKey,
                where,
                sender,
                chat,
                displayName,
                messageId,
                text,
                quoted,
                mentions,
                attachments,
                then);
    }

    /** Whether it is addressed to a message or to somebody. */
    boolean addressed() {
        return quoted != null || !mentions.isEmpty();
    }

    /** The name under which the sender speaks. */
    String name() {
        return displayName != null ? displayName : sender.name();
    }
}
