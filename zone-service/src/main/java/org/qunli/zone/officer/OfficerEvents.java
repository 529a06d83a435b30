package org.qunli.zone.officer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.coverage.Coverage;

/** Tells of an officer's state, inside the service and outside. */
@ApplicationScoped
public class OfficerEvents {

    private final EventFeed feed;
    private final Coverage coverage;
    private final Event<OfficerChanged> changed;

    OfficerEvents(EventFeed feed, Coverage coverage, Event<OfficerChanged> changed) {
        this.feed = feed;
        this.coverage = coverage;
        this.changed = changed;
    }

    private record OfficerFacts(
            UUID officerId,
            String district,
            String subject,
            String unit,
            List<ChatIdentity> chatIds,
            boolean active) {}

    private record Reachable(String name, String nameEn, String phone) {}

    /** Tells in the running transaction, last. */
    public void tell(Officer officer, List<ChatIdentity> chatIds, Instant now) {
        changed.fire(new OfficerChanged(officer.id(), now));
        // Whom a chat id names is no guest of any group any more.
        List<DomainEvent> told = new ArrayList<>(coverage.settle(now));
        told.add(
                DomainEvent.of("officer.changed", "officer/" + officer.id(), now)
                        .in(officer.district(), null)
                        .data(
                                new OfficerFacts(
                                        officer.id(),
                                        officer.district(),
                                        officer.subject(),
                                        officer.unit(),
                                        chatIds,
                                        officer.active()))
                        .personal(
                                new Reachable(officer.name(), officer.nameEn(), officer.phone())));
        feed.append(told);
    }
}
