package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;

/** Escalates a request ahead of its ladder: about the clock that is due soonest. */
@ApplicationScoped
class ByHand {

    private static final int NO_STEP = -1;

    private final Escalations escalations;

    private final Deadlines deadlines;

    private final Pressing pressing;

    private final TeamWork team;

    private final Caller caller;

    ByHand(
            Escalations escalations,
            Deadlines deadlines,
            Pressing pressing,
            TeamWork team,
            Caller caller) {
        this.escalations = escalations;
        this.deadlines = deadlines;
        this.pressing = pressing;
        this.team = team;
        this.caller = caller;
    }

    Escalation escalate(UUID request, Instant now) {
        Matter matter =
                deadlines.matters(Set.of(request)).stream()
                        .filter(m -> m.about().kind() == About.Kind.REQUEST)
                        .filter(this::reaches)
                        .findFirst()
                        .orElseThrow(NotFound::new);
        Deadline due = pressing.of(Set.of(request)).get(request);
        if (due == null) {
            throw new NothingToCoordinate();
        }
        NewEscalation wanted =
                new NewEscalation(Tier.DESK, due, NO_STEP, Reason.NOT_TO_BE_SETTLED, false, false);
        return escalations.open(List.of(wanted), now).stream()
                .findFirst()
                .or(
                        () ->
                                escalations.of(Set.of(request)).stream()
                                        .filter(e -> e.clock().equals(due.id()))
                                        .filter(e -> e.reason() == Reason.NOT_TO_BE_SETTLED)
                                        .findFirst())
                .orElseThrow();
    }

    private boolean reaches(Matter matter) {
        return caller.is(Roles.OFFICER)
                ? caller.person().map(Person::rosterZones).orElse(Set.of()).contains(matter.zone())
                : team.zones().contains(matter.zone());
    }
}
