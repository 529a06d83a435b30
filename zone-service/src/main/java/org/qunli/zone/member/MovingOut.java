package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.household.Inhabitants;

/** Members leave with the household that is closed. */
@ApplicationScoped
class MovingOut implements Inhabitants {

    private final Members members;
    private final MemberEvents events;

    MovingOut(Members members, MemberEvents events) {
        this.members = members;
        this.events = events;
    }

    @Override
    public List<DomainEvent> moveOut(UUID household, String district, Instant now) {
        List<DomainEvent> told = new ArrayList<>();
        for (Member member : members.livingIn(household)) {
            members.moveOut(member, now);
            told.add(events.changed(member, List.of(), district, now));
        }
        return told;
    }
}
