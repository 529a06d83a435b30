package org.qunli.notice.delivery;

import java.time.Instant;
import java.util.UUID;

/** A row of the table of deliveries. */
record Delivery(
        UUID id,
        UUID notice,
        UUID binding,
        UUID zone,
        String district,
        String channel,
        String tenant,
        String groupId,
        String forwarding,
        DeliveryState state,
        String reason,
        Instant createdAt,
        Instant settledAt,
        Instant alteredAt) {

    static final String BOT = "BOT";

    /** What a saying of this delivery is about. */
    String subject() {
        return "delivery/" + id;
    }
}
