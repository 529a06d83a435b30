package org.qunli.kit.saying;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;

/**
 * A word to be said.
 *
 * @param kind why it is said, e.g. ACKNOWLEDGEMENT, REMINDER, NOTICE
 * @param about what it is about, e.g. {@code request/<id>}
 * @param groupId where it is said, or null for a private word
 * @param personId to whom it is said in private, or null
 * @param expiresAt after which it is no longer said, and counts as FAILED
 */
public record NewSaying(
        String kind,
        String about,
        String district,
        UUID zone,
        String channel,
        String tenant,
        String groupId,
        String personId,
        Bilingual text,
        String quotedMessageId,
        List<Mention> mentions,
        Instant expiresAt) {

    /** A word to a group. */
    public static NewSaying toGroup(
            String kind,
            String about,
            String district,
            UUID zone,
            String channel,
            String tenant,
            String groupId,
            Bilingual text,
            Instant expiresAt) {
        return new NewSaying(
                kind, about, district, zone, channel, tenant, groupId, null, text, null, List.of(),
                expiresAt);
    }

    /** A private word. It never falls back to a group. */
    public static NewSaying toPerson(
            String kind,
            String about,
            String district,
            UUID zone,
            ChatId person,
            Bilingual text,
            Instant expiresAt) {
        return new NewSaying(
                kind,
                about,
                district,
                zone,
                person.channel(),
                person.tenant(),
                null,
                person.userId(),
                text,
                null,
                List.of(),
                expiresAt);
    }

    /** Quoting a message of the group. */
    public NewSaying quoting(String messageId) {
        return new NewSaying(
                kind, about, district, zone, channel, tenant, groupId, personId, text, messageId,
                mentions, expiresAt);
    }

    /** Mentioning these. */
    public NewSaying mentioning(List<Mention> others) {
        return new NewSaying(
                kind,
                about,
                district,
                zone,
                channel,
                tenant,
                groupId,
                personId,
                text,
                quotedMessageId,
                List.copyOf(others),
                expiresAt);
    }

    Saying.Privacy privacy() {
        return groupId == null ? Saying.Privacy.PRIVATE : Saying.Privacy.GROUP;
    }
}
