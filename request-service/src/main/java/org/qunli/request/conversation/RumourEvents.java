package org.qunli.request.conversation;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Tells that somebody passed on a claim, or asked whether it is true. */
final class RumourEvents {

    private RumourEvents() {}

    private record Claimed(
            UUID messageKey,
            UUID requestId,
            UUID zoneId,
            String district,
            String groupId,
            Instant at) {}

    private record Words(String text) {}

    static DomainEvent claimed(Heard heard, UUID request) {
        return DomainEvent.of("rumour.claimed", "rumour-claim/" + heard.messageKey(), heard.at())
                .in(heard.where().district(), heard.where().zoneId())
                .data(
                        new Claimed(
                                heard.messageKey(),
                                request,
                                heard.where().zoneId(),
                                heard.where().district(),
                                heard.where().groupId(),
                                heard.at()))
                .personal(new Words(heard.words()));
    }
}
