package org.qunli.zone.roster;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.sealing.ZoneReach;

/** How much of a roster the caller sees, and of which moments. */
@RequestScoped
class RosterSight {

    private final ZoneReach reach;
    private final Caller caller;
    private final RosterConfig config;

    RosterSight(ZoneReach reach, Caller caller, RosterConfig config) {
        this.reach = reach;
        this.caller = caller;
        this.config = config;
    }

    RosterView view(RosterLine line) {
        if (caller.is(Roles.ADMIN)) {
            return line.full(true);
        }
        if (caller.is(Roles.SUPERVISOR) || caller.is(Roles.SUPERVISION_LEAD)) {
            return line.full(false);
        }
        if (caller.is(Roles.OFFICER) && reach.serves(line.zoneId())) {
            return line.full(false);
        }
        return line.card(!caller.is(Roles.DASHBOARD));
    }

    /** The moment asked for: any that has passed, or one within the plan. */
    Instant moment(Instant asked, Instant now) {
        if (asked == null) {
            return now;
        }
        if (asked.isAfter(now.plus(config.horizon()))) {
            throw new Invalid("at", "beyond-plan", config.horizon().toDays());
        }
        return asked;
    }
}
