package org.qunli.notice.talk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;

/**
 * Takes out of the feed of requests what notices and rumours are about. A claim is told by {@code
 * rumour.claimed}; a request of the category RUMOUR is one as well, under the same key.
 */
@ApplicationScoped
class RequestsSubscriber implements FeedSubscriber {

    private static final String RUMOUR = "RUMOUR";

    private final Event<NoticeSeen> seen;

    private final Event<RumourClaimed> claimed;

    RequestsSubscriber(Event<NoticeSeen> seen, Event<RumourClaimed> claimed) {
        this.seen = seen;
        this.claimed = claimed;
    }

    private record Seen(
            UUID noticeId,
            UUID bindingId,
            String channel,
            String tenant,
            String groupId,
            UUID messageKey,
            NoticeSeen.Match match,
            Instant at) {}

    private record Claimed(
            UUID requestId,
            UUID messageKey,
            UUID zoneId,
            String channel,
            String tenant,
            String groupId,
            String messageId,
            UUID memberId,
            String category,
            Instant at) {}

    @Override
    public String feed() {
        return "requests";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("notice-sighting", "rumour-claim", "request");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        events.forEach(this::apply);
    }

    private void apply(FeedEvent event) {
        switch (event.type()) {
            case "notice.seen" -> seen(event);
            case "rumour.claimed" -> claimed(event, "text");
            case "request.opened" -> {
                if (RUMOUR.equals(event.data().path("category").asText())) {
                    claimed(event, "excerpt");
                }
            }
            default -> {
                // What else is asked for is no matter of ours.
            }
        }
    }

    private void seen(FeedEvent event) {
        Seen data = event.data(Seen.class);
        seen.fire(
                new NoticeSeen(
                        data.noticeId(),
                        data.bindingId(),
                        data.channel(),
                        data.tenant(),
                        data.groupId(),
                        data.messageKey(),
                        data.match(),
                        data.at() == null ? event.time() : data.at()));
    }

    /** Whose words were erased meanwhile is heard no more. */
    private void claimed(FeedEvent event, String words) {
        JsonNode personal = event.personal();
        String claim = personal == null ? "" : personal.path(words).asText("");
        if (claim.isBlank()) {
            return;
        }
        Claimed data = event.data(Claimed.class);
        claimed.fire(
                new RumourClaimed(
                        data.requestId() == null ? data.messageKey() : data.requestId(),
                        data.zoneId(),
                        event.district(),
                        data.channel(),
                        data.tenant(),
                        data.groupId(),
                        data.messageId(),
                        data.memberId(),
                        claim,
                        data.at() == null ? event.time() : data.at()));
    }
}
