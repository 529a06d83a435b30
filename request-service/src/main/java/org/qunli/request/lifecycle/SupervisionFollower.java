package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.request.deadline.DeadlineRows;

/**
 * Takes what the supervision feed tells: due times, policies, escalations, and that the resident's
 * silence is over. Applying an event twice changes nothing.
 */
@ApplicationScoped
class SupervisionFollower implements FeedSubscriber {

    private final DeadlineRows deadlines;

    private final ResidentRequests requests;

    private final Casework casework;

    private final EventFeed feed;

    SupervisionFollower(
            DeadlineRows deadlines, ResidentRequests requests, Casework casework, EventFeed feed) {
        this.deadlines = deadlines;
        this.requests = requests;
        this.casework = casework;
        this.feed = feed;
    }

    record Silence(UUID requestId, int cycle, Instant at) {}

    @Override
    public String feed() {
        return "supervision";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("request", "clock", "policy", "escalation");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Effects effects = new Effects();
        for (FeedEvent event : events) {
            if (event.type().equals("request.silence-over")) {
                Silence silence = event.data(Silence.class);
                requests.lock(silence.requestId())
                        .ifPresent(
                                request ->
                                        casework.silenceOver(
                                                request, silence.cycle(), silence.at(), effects));
            } else {
                deadlines.apply(event);
            }
        }
        requests.flush();
        feed.append(effects.events());
    }
}
