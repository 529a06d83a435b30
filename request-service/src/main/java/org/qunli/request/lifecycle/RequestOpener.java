package org.qunli.request.lifecycle;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.request.deadline.DeadlineKind;
import org.qunli.request.deadline.Deadlines;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Route;
import org.qunli.request.routing.Router;

/** Opens requests: routes them, tells of them, and says in the group who has them. */
@ApplicationScoped
public class RequestOpener {

    private static final Logger LOG = Logger.getLogger(RequestOpener.class);

    private final ResidentRequests requests;

    private final Router router;

    private final Deadlines deadlines;

    private final RequestEvents events;

    private final RequestSayings sayings;

    private final Clock clock;

    RequestOpener(
            ResidentRequests requests,
            Router router,
            Deadlines deadlines,
            RequestEvents events,
            RequestSayings sayings,
            Clock clock) {
        this.requests = requests;
        this.router = router;
        this.deadlines = deadlines;
        this.events = events;
        this.sayings = sayings;
        this.clock = clock;
    }

    /**
     * Opens a request, in the running transaction.
     *
     * @param mentioned officers whom the resident mentioned
     */
    public ResidentRequest open(NewNeed need, Set<UUID> mentioned, Effects effects) {
        Instant now = clock.instant();
        // Who is on duty is asked of now, not of when it was said: a late message needs who can
        // act.
        Route route =
                router.route(need.zoneId(), need.category(), mentioned, need.lifeAtRisk(), now);
        ResidentRequest request = new ResidentRequest(UuidCreator.getTimeOrderedEpoch(), need);
        RosterEntry assignee = route.assignee();
        request.assign(
                assignee == null ? null : assignee.officerId(),
                assignee == null ? null : assignee.post(),
                route.helpers().stream().map(RosterEntry::officerId).collect(Collectors.toSet()));
        requests.persist(request);
        effects.add(events.opened(request, need.openedAt()));
        effects.add(events.assigned(request, route.reason(), need.openedAt()));
        Duration response =
                deadlines
                        .policy(need.zoneId(), need.category(), need.priority())
                        .get(DeadlineKind.FIRST_RESPONSE);
        Instant dueAt = response == null ? null : need.openedAt().plus(response);
        sayings.sayOrHold(
                request,
                "ACKNOWLEDGEMENT",
                Phrases.received(route, dueAt, need.lifeAtRisk(), now, need.timeZone()),
                false,
                effects);
        LOG.infof("Request %s opened, %s", request.id(), route.reason());
        return request;
    }
}
