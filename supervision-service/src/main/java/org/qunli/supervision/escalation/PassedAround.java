package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.HeardOfRequests;

/**
 * Escalates what officers pass around among each other, ahead of its ladder: waiting for the
 * deadline would only give them time for one more round. The same told twice is one escalation.
 */
@ApplicationScoped
class PassedAround {

    private static final Logger LOG = Logger.getLogger(PassedAround.class);

    private static final String TYPE = "request.passed-around";

    private static final int NO_STEP = -1;

    private final Pressing pressing;

    private final Escalations escalations;

    private final Clock clock;

    PassedAround(Pressing pressing, Escalations escalations, Clock clock) {
        this.pressing = pressing;
        this.escalations = escalations;
        this.clock = clock;
    }

    private record Told(UUID requestId) {}

    void on(@Observes HeardOfRequests heard) {
        Set<UUID> requests =
                heard.events().stream()
                        .filter(event -> event.type().equals(TYPE))
                        .map(event -> event.data(Told.class).requestId())
                        .collect(Collectors.toSet());
        if (requests.isEmpty()) {
            return;
        }
        int opened =
                escalations
                        .open(
                                pressing.of(requests).values().stream()
                                        .map(PassedAround::escalation)
                                        .toList(),
                                clock.instant())
                        .size();
        if (opened > 0) {
            LOG.infof("%d requests that were passed around are escalated", opened);
        }
    }

    private static NewEscalation escalation(Deadline due) {
        return new NewEscalation(Tier.FIRST, due, NO_STEP, Reason.NOT_TO_BE_SETTLED, false, false);
    }
}
