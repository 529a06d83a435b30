package org.qunli.kit.saying;

import java.time.Instant;
import java.util.UUID;

/** A CDI event, in the transaction of the receipt or of the expiry: how the delivery went. */
public record SayingSettled(
        UUID sayingId,
        String kind,
        String about,
        String district,
        UUID zoneId,
        Saying.Privacy privacy,
        Saying.Status status,
        String reason,
        String messageId,
        Instant at) {}
