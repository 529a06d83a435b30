package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;
import org.qunli.request.place.Places;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Route;
import org.qunli.request.routing.Router;

/**
 * A life is at risk: the medical worker and a backup have the request and are told in private, both
 * at once, and supervision hears of it. Nothing here queues or waits for a better hour.
 */
@ApplicationScoped
class Rescue {

    private static final Logger LOG = Logger.getLogger(Rescue.class);

    private final Router router;

    private final RequestEvents events;

    private final CareEvents care;

    private final RequestAssignments assignments;

    private final RequestSayings sayings;

    private final OfficerSayings officers;

    private final AlarmChain chain;

    private final Places places;

    private final Clock clock;

    Rescue(
            Router router,
            RequestEvents events,
            CareEvents care,
            RequestAssignments assignments,
            RequestSayings sayings,
            OfficerSayings officers,
            AlarmChain chain,
            Places places,
            Clock clock) {
        this.router = router;
        this.events = events;
        this.care = care;
        this.assignments = assignments;
        this.sayings = sayings;
        this.officers = officers;
        this.chain = chain;
        this.places = places;
        this.clock = clock;
    }

    /** A request was opened for it; its assignee and helpers are those of the route. */
    void opened(ResidentRequest request, Route route, Instant at, Effects effects) {
        alarm(request, people(route), at, effects);
    }

    /** A request turned out to be about it: whoever had it stays, and helps. */
    void begin(ResidentRequest request, Instant at, Effects effects) {
        Instant now = clock.instant();
        Route route = router.route(request.routing(Set.of()), now);
        RosterEntry medical = route.assignee();
        assignments.beforeChange(request);
        if (medical != null
                && (request.assignee() == null || medical.fills(Post.MEDICAL_WORKER))
                && !medical.officerId().equals(request.assignee())) {
            request.handedTo(medical.officerId(), medical.post(), route.reason(), now);
            assignments.changed(request, null, null);
        }
        List<RosterEntry> told = people(route);
        request.addHelpers(told.stream().map(RosterEntry::officerId).collect(Collectors.toSet()));
        effects.add(events.assigned(request, route.reason(), at));
        alarm(request, told, at, effects);
        sayings.say(
                request,
                "EMERGENCY",
                Phrases.emergency(
                        places.emergencyNumbers(request.raising().district()),
                        request.confidential() ? List.of() : told),
                true,
                effects);
    }

    private void alarm(
            ResidentRequest request, List<RosterEntry> told, Instant at, Effects effects) {
        List<UUID> ids = told.stream().map(RosterEntry::officerId).toList();
        effects.add(care.lifeAtRisk(request, ids, at));
        int unreached = told.isEmpty() ? 1 : 0;
        for (RosterEntry officer : told) {
            List<RosterEntry> others = told.stream().filter(e -> !e.equals(officer)).toList();
            Bilingual text = OfficerPhrases.brief(Occasion.LIFE_AT_RISK, request);
            boolean reached =
                    officers.tell(
                            request,
                            officer.officerId(),
                            Occasion.LIFE_AT_RISK,
                            others.isEmpty()
                                    ? text
                                    : Phrases.joined(text, OfficerPhrases.alsoTold(others)),
                            effects);
            unreached += reached ? 0 : 1;
        }
        for (int i = 0; i < unreached; i++) {
            chain.next(request, effects);
        }
        LOG.infof("Request %s: a life is at risk, %d officers told", request.id(), told.size());
    }

    private static List<RosterEntry> people(Route route) {
        return Stream.concat(Stream.ofNullable(route.assignee()), route.helpers().stream())
                .toList();
    }
}
