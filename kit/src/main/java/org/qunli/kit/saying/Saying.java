package org.qunli.kit.saying;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A word that a front-end delivers, and how that went. */
public record Saying(
        UUID id,
        String kind,
        String about,
        String district,
        UUID zone,
        String channel,
        String tenant,
        String groupId,
        String personId,
        Privacy privacy,
        Bilingual text,
        String quotedMessageId,
        List<Mention> mentions,
        Instant createdAt,
        Instant expiresAt,
        Status status,
        String reason,
        String messageId) {

    /** Whether a group or one person is meant. */
    public enum Privacy {
        GROUP,
        PRIVATE
    }

    /** How the delivery went. */
    public enum Status {
        /** No receipt yet. */
        PENDING,
        /** Delivered. */
        SENT,
        /** A human operator of the channel has to confirm it. */
        AWAITING_OPERATOR,
        /** Not delivered, or no receipt in time. */
        FAILED,
        /** The channel can't do it. */
        UNSUPPORTED;

        /**
         * Whether a later receipt may still change it. A late SENT is the truth whatever was said
         * before.
         */
        boolean mayBecome(Status next) {
            return switch (this) {
                case PENDING, AWAITING_OPERATOR -> next != PENDING;
                case FAILED, UNSUPPORTED -> next == SENT;
                case SENT -> false;
            };
        }
    }
}
