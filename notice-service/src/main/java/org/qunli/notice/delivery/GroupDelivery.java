package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.saying.Sayings;
import org.qunli.notice.issue.Notice;

/**
 * Makes the deliveries of a notice to groups, tells of them, and gives bots the words. A delivery
 * is unique over notice and binding: doing it twice, or in two pods, makes one.
 */
@ApplicationScoped
class GroupDelivery {

    private final Deliveries deliveries;

    private final DeliveryEvents events;

    private final GroupSayings words;

    private final Sayings sayings;

    GroupDelivery(
            Deliveries deliveries, DeliveryEvents events, GroupSayings words, Sayings sayings) {
        this.deliveries = deliveries;
        this.events = events;
        this.words = words;
        this.sayings = sayings;
    }

    /** Delivers it to those that haven't got it; answers how many. */
    int deliver(Notice notice, Set<UUID> bindings, Instant now) {
        List<Delivery> made = deliveries.fanOut(notice.id(), bindings, now);
        events.due(made);
        sayings.sayAll(words.of(notice, made, now));
        return made.size();
    }
}
