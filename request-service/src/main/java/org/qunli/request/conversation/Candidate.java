package org.qunli.request.conversation;

import java.time.Instant;
import java.util.UUID;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.reading.Category;

/** A request that a message could mean. */
public record Candidate(
        UUID id,
        Category category,
        RequestStatus status,
        boolean confidential,
        UUID householdId,
        String senderChannel,
        String senderTenant,
        String senderId,
        String raisedBy,
        String messageId,
        Instant openedAt,
        Instant resolvedAt,
        String waitingFor) {

    boolean isOpen() {
        return status.isOpen();
    }

    boolean waitsForResident() {
        return "RESIDENT".equals(waitingFor);
    }
}
