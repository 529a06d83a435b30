package org.qunli.request.lifecycle;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.request.deadline.DeadlineKind;
import org.qunli.request.deadline.Deadlines;
import org.qunli.request.place.Places;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Route;
import org.qunli.request.routing.Router;
import org.qunli.request.routing.RoutingCase;

/** Opens requests: routes them, tells of them, and says in the group who has them. */
@ApplicationScoped
public class RequestOpener {

    private static final Logger LOG = Logger.getLogger(RequestOpener.class);

    private final ResidentRequests requests;

    private final Router router;

    private final Rescue rescue;

    private final Places places;

    private final Deadlines deadlines;

    private final RequestEvents events;

    private final OfficialAnswers official;

    private final Clock clock;

    RequestOpener(
            ResidentRequests requests,
            Router router,
            Rescue rescue,
            Places places,
            Deadlines deadlines,
            RequestEvents events,
            OfficialAnswers official,
            Clock clock) {
        this.requests = requests;
        this.router = router;
        this.rescue = rescue;
        this.places = places;
        this.deadlines = deadlines;
        this.events = events;
        this.official = official;
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
        Route route = route(need, mentioned, now);
        ResidentRequest request = new ResidentRequest(UuidCreator.getTimeOrderedEpoch(), need);
        RosterEntry assignee = route.assignee();
        request.assign(
                assignee == null ? null : assignee.officerId(),
                assignee == null ? null : assignee.post(),
                route.reason(),
                now);
        request.addHelpers(
                route.helpers().stream().map(RosterEntry::officerId).collect(Collectors.toSet()));
        requests.persist(request);
        effects.add(events.opened(request, need.openedAt()));
        effects.add(events.assigned(request, route.reason(), need.openedAt()));
        if (need.lifeAtRisk()) {
            rescue.opened(request, route, need.openedAt(), effects);
        }
        Duration response =
                deadlines
                        .policy(need.zoneId(), need.category(), need.priority())
                        .get(DeadlineKind.FIRST_RESPONSE);
        Instant dueAt = response == null ? null : need.openedAt().plus(response);
        official.acknowledge(
                request,
                Phrases.received(
                        route,
                        dueAt,
                        need.lifeAtRisk(),
                        need.lifeAtRisk() ? places.emergencyNumbers(need.district()) : List.of(),
                        now,
                        need.timeZone()),
                effects);
        LOG.infof("Request %s opened, %s", request.id(), route.reason());
        return request;
    }

    /** An officer's own need is a colleague's, unless nobody else is on duty. */
    private Route route(NewNeed need, Set<UUID> mentioned, Instant now) {
        UUID self = need.raiser().officerId();
        RoutingCase whole =
                new RoutingCase(
                        need.district(),
                        need.zoneId(),
                        need.category(),
                        need.raiser().householdId(),
                        mentioned,
                        Set.of(),
                        need.lifeAtRisk());
        if (self == null) {
            return router.route(whole, now);
        }
        Route others = router.route(whole.without(Set.of(self)), now);
        return others.assignee() == null ? router.route(whole, now) : others;
    }
}
