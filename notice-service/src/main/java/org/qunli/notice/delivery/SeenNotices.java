package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.qunli.notice.talk.NoticeSeen;

/**
 * Counts a notice as forwarded that was seen in its group: officers forward by hand, and nobody has
 * to report it. What resembles it and differs is no forwarding; it is told.
 */
@ApplicationScoped
class SeenNotices {

    private static final Logger LOG = Logger.getLogger(SeenNotices.class);

    private final Deliveries deliveries;

    private final Forwarding forwarding;

    private final DeliveryEvents events;

    SeenNotices(Deliveries deliveries, Forwarding forwarding, DeliveryEvents events) {
        this.deliveries = deliveries;
        this.forwarding = forwarding;
        this.events = events;
    }

    void on(@Observes NoticeSeen seen) {
        delivery(seen).ifPresent(delivery -> take(delivery, seen));
    }

    private Optional<Delivery> delivery(NoticeSeen seen) {
        return seen.bindingId() == null
                ? deliveries.lockedInGroup(
                        seen.noticeId(), seen.channel(), seen.tenant(), seen.groupId())
                : deliveries.locked(seen.noticeId(), seen.bindingId());
    }

    private void take(Delivery delivery, NoticeSeen seen) {
        if (seen.match() == NoticeSeen.Match.ALTERED) {
            if (delivery.alteredAt() == null) {
                deliveries.alter(delivery.id(), seen.at());
                events.altered(delivery, seen.at());
                LOG.infof("Delivery %s: an altered copy was seen", delivery.id());
            }
        } else if (delivery.state().mayBecome(DeliveryState.FORWARDED)) {
            forwarding.report(delivery, DeliveryState.FORWARDED, null, seen.at());
            LOG.infof("Delivery %s seen in its group", delivery.id());
        }
    }
}
