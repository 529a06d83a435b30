package org.qunli.zone.officer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.zone.chat.ChatIdentity;

/** Tells of an officer's state, inside the service and outside. */
@ApplicationScoped
public class OfficerEvents {

    private final EventFeed feed;
    private final Event<OfficerChanged> changed;

    OfficerEvents(EventFeed feed, Event<OfficerChanged> changed) {
        this.feed = feed;
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
        feed.append(
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
    }
}
