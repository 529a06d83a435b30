package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.AssignReason;
import org.qunli.request.routing.Route;
import org.qunli.request.routing.Router;
import org.qunli.request.routing.Standing;

/**
 * Makes requests other officers', and keeps why. Whoever gets one that they didn't ask for is told
 * in private. No change of hands touches a deadline.
 */
@ApplicationScoped
class Assignments {

    private static final Logger LOG = Logger.getLogger(Assignments.class);

    /** By a person's word, not by the category. */
    private static final Set<AssignReason> DECIDED =
            EnumSet.of(
                    AssignReason.MENTIONED,
                    AssignReason.TAKEN,
                    AssignReason.OFFICER,
                    AssignReason.OBJECTION);

    private final RequestAssignments log;

    private final RequestEvents events;

    private final CareEvents care;

    private final OfficerSayings officers;

    private final Router router;

    private final Clock clock;

    Assignments(
            RequestAssignments log,
            RequestEvents events,
            CareEvents care,
            OfficerSayings officers,
            Router router,
            Clock clock) {
        this.log = log;
        this.events = events;
        this.care = care;
        this.officers = officers;
        this.router = router;
        this.clock = clock;
    }

    /** The officer takes it on themselves. */
    void take(ResidentRequest request, RosterEntry officer, Effects effects) {
        Instant now = clock.instant();
        request.requireOpen();
        log.beforeChange(request);
        request.takenBy(officer.officerId(), officer.post(), now);
        log.changed(request, officer.officerId(), null);
        told(request, AssignReason.TAKEN, now, effects);
    }

    /**
     * Somebody makes it the officer's.
     *
     * @param decidedBy the officer who does, or null for an administrator
     */
    void hand(ResidentRequest request, RosterEntry officer, UUID decidedBy, Effects effects) {
        Instant now = clock.instant();
        request.requireOpen();
        log.beforeChange(request);
        request.handedTo(officer.officerId(), officer.post(), AssignReason.OFFICER, now);
        log.changed(request, decidedBy, null);
        told(request, AssignReason.OFFICER, now, effects);
        officers.tell(request, officer.officerId(), Occasion.ASSIGNED, effects);
    }

    /**
     * Its assignee says that it isn't theirs. Officers who pass it around, to and fro or a second
     * time, are told on.
     *
     * @param target whose it is instead, or null: whoever it would go to without those who had it
     * @param post in place of an officer, or null
     */
    void object(
            ResidentRequest request,
            UUID objector,
            RosterEntry target,
            Post post,
            String reason,
            Effects effects) {
        Instant now = clock.instant();
        request.objected();
        log.beforeChange(request);
        UUID from = request.assignee();
        Set<UUID> before = before(request);
        Route route = target == null ? route(request, post, before, now) : to(target);
        RosterEntry next = route.assignee();
        request.assign(
                next == null ? null : next.officerId(),
                next == null ? null : next.post(),
                route.reason(),
                now);
        log.changed(request, objector, reason);
        told(request, route.reason(), now, effects);
        boolean back =
                next != null && !next.officerId().equals(from) && before.contains(next.officerId());
        if (back || request.assignment().objections() > 1) {
            effects.add(care.passedAround(request, from, back, now));
        }
        if (next != null) {
            officers.tell(request, next.officerId(), Occasion.ASSIGNED, effects);
        }
    }

    private Set<UUID> before(ResidentRequest request) {
        Set<UUID> before = new HashSet<>();
        log.of(request).forEach(kept -> before.add(kept.officerId()));
        before.add(request.assignee());
        before.remove(null);
        return before;
    }

    private Route route(ResidentRequest request, Post post, Set<UUID> before, Instant now) {
        if (post != null) {
            Set<UUID> assignee = request.assignee() == null ? Set.of() : Set.of(request.assignee());
            return router.toPost(request.routing(assignee), post, now)
                    .orElseThrow(PostNotFilled::new);
        }
        Route route = router.route(request.routing(before), now);
        return route.assignee() == null
                ? route
                : new Route(route.assignee(), route.helpers(), AssignReason.OBJECTION);
    }

    private static Route to(RosterEntry target) {
        return new Route(target, List.of(), AssignReason.OBJECTION);
    }

    /**
     * Its officer's shift is over: whoever it would go to now has it, unless nobody is on duty. The
     * one before is no helper: they aren't there.
     */
    Optional<UUID> handOver(ResidentRequest request, Instant now, Effects effects) {
        Route route = router.route(request.routing(Set.of(request.assignee())), now);
        RosterEntry next = route.assignee();
        if (next == null || !next.onDuty()) {
            return Optional.empty();
        }
        log.beforeChange(request);
        request.assign(next.officerId(), next.post(), AssignReason.SHIFT_END, now);
        log.changed(request, null, null);
        told(request, AssignReason.SHIFT_END, now, effects);
        return Optional.of(next.officerId());
    }

    /**
     * It is about something else than it was given out for: whoever it would have gone to has it,
     * unless somebody answered already, a person decided whose it is, or it is theirs all the same.
     */
    void giveOutAnew(ResidentRequest request, Effects effects) {
        boolean asRouted =
                request.status() == RequestStatus.OPEN
                        && !request.lifeAtRisk()
                        && !DECIDED.contains(request.assignment().routedBy());
        Instant now = clock.instant();
        if (!asRouted || isTheirs(request, now)) {
            return;
        }
        UUID before = request.assignee();
        // Without the one before: having it would make them the household's helper.
        Route route =
                router.route(request.routing(before == null ? Set.of() : Set.of(before)), now);
        RosterEntry next = route.assignee();
        if (next == null) {
            return;
        }
        log.beforeChange(request);
        request.assign(next.officerId(), next.post(), route.reason(), now);
        log.changed(request, null, null);
        told(request, route.reason(), now, effects);
        officers.tell(request, next.officerId(), Occasion.ASSIGNED, effects);
    }

    private boolean isTheirs(ResidentRequest request, Instant now) {
        return request.assignee() != null
                && router.standing(request.routing(Set.of()), request.assignee(), now)
                        .filter(Standing::dutyNowOrLately)
                        .isPresent();
    }

    /** An officer helps from now on; the same again changes nothing. */
    void addHelper(ResidentRequest request, RosterEntry officer, Effects effects) {
        UUID id = officer.officerId();
        if (id.equals(request.assignee()) || request.helpers().contains(id)) {
            request.requireOpen();
            return;
        }
        request.addHelpers(Set.of(id));
        told(request, AssignReason.HELPERS, clock.instant(), effects);
        officers.tell(request, id, Occasion.HELPER, effects);
    }

    /** An officer helps no more; the same again changes nothing. */
    void removeHelper(ResidentRequest request, UUID officer, Effects effects) {
        if (request.removeHelper(officer)) {
            told(request, AssignReason.HELPERS, clock.instant(), effects);
            officers.tell(request, officer, Occasion.HELPER_NO_MORE, effects);
        }
    }

    private void told(ResidentRequest request, AssignReason reason, Instant at, Effects effects) {
        effects.add(events.assigned(request, reason, at));
        LOG.infof("Request %s: %s, %s", request.id(), request.assignee(), reason);
    }
}
