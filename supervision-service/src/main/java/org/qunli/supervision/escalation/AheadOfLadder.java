package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.supervision.deadline.HeardOfRequests;

/**
 * Escalates at once what officers pass around among each other, and alarms that nobody on duty
 * could hear: waiting for the deadline would only lose time. The same told twice is one escalation.
 */
@ApplicationScoped
class AheadOfLadder {

    private static final Logger LOG = Logger.getLogger(AheadOfLadder.class);

    private static final Map<String, Reason> REASONS =
            Map.of(
                    "request.passed-around",
                    Reason.NOT_TO_BE_SETTLED,
                    "request.alarm-unheard",
                    Reason.NOBODY_REACHED);

    private static final int NO_STEP = -1;

    private final Pressing pressing;

    private final Escalations escalations;

    private final Clock clock;

    AheadOfLadder(Pressing pressing, Escalations escalations, Clock clock) {
        this.pressing = pressing;
        this.escalations = escalations;
        this.clock = clock;
    }

    private record Told(UUID requestId) {}

    void on(@Observes HeardOfRequests heard) {
        Instant now = clock.instant();
        REASONS.forEach((type, reason) -> escalate(told(heard.events(), type), reason, now));
    }

    private static Set<UUID> told(List<FeedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.data(Told.class).requestId())
                .collect(Collectors.toSet());
    }

    private void escalate(Set<UUID> requests, Reason reason, Instant now) {
        if (requests.isEmpty()) {
            return;
        }
        List<NewEscalation> wanted =
                pressing.of(requests).values().stream()
                        .map(
                                due ->
                                        new NewEscalation(
                                                Tier.FIRST, due, NO_STEP, reason, false, false))
                        .toList();
        int opened = escalations.open(wanted, now).size();
        if (opened > 0) {
            LOG.infof("%d requests are escalated ahead of their ladder, %s", opened, reason);
        }
    }
}
