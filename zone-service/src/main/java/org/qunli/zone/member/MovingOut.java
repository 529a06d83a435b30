package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.household.Inhabitants;

/** Members leave with the household that is closed. */
@ApplicationScoped
class MovingOut implements Inhabitants {

    private final Members members;
    private final MemberRegister register;

    MovingOut(Members members, MemberRegister register) {
        this.members = members;
        this.register = register;
    }

    @Override
    public List<DomainEvent> moveOut(UUID household, String district, Instant now) {
        Set<Member> gone = new LinkedHashSet<>();
        for (Member member : members.livingIn(household)) {
            if (member.active()) {
                gone.addAll(register.end(member, Ending.HOUSEHOLD_CLOSED, null, Author.QUNLI, now));
            }
        }
        return register.told(gone, district, now);
    }
}
