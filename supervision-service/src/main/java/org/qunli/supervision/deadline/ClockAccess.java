package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;

/**
 * Whose clock it is: an officer's own, or within the claims of who supervises or sits at a desk.
 */
@ApplicationScoped
class ClockAccess {

    private final Deadlines deadlines;

    private final Caller caller;

    private final Jdbi jdbi;

    ClockAccess(Deadlines deadlines, Caller caller, Jdbi jdbi) {
        this.deadlines = deadlines;
        this.caller = caller;
        this.jdbi = jdbi;
    }

    /** The clock, or nothing there. */
    Deadline require(UUID id) {
        Deadline clock = deadlines.find(id).orElseThrow(NotFound::new);
        if (caller.is(Roles.OFFICER)) {
            requireOwn(clock);
        } else {
            requireOverseen(clock);
        }
        return clock;
    }

    private void requireOwn(Deadline clock) {
        UUID officer = caller.requirePerson().officerId();
        Matter matter = deadlines.matters(Set.of(clock.about().id())).get(0);
        boolean own =
                officer != null
                        && (officer.equals(matter.assignee())
                                || matter.helpers().contains(officer));
        if (!own) {
            throw new NotFound();
        }
    }

    private void requireOverseen(Deadline clock) {
        caller.requireZone(clock.district(), clock.zone());
        boolean oversees =
                caller.is(Roles.SUPERVISOR)
                        || caller.is(Roles.SUPERVISION_LEAD)
                        || sitsIn(clock.district());
        if (!oversees) {
            throw new NotFound();
        }
    }

    private boolean sitsIn(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (
                                            select from desk d join desk_subject s on s.desk = d.code
                                            where d.district = :district and s.subject = :subject)
                                        """)
                                .bind("district", district)
                                .bind("subject", caller.subject())
                                .mapTo(Boolean.class)
                                .one());
    }
}
