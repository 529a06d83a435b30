package org.qunli.notice.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;

/** Tells how far deliveries have come (docs/events.md). */
@ApplicationScoped
class DeliveryEvents {

    private final EventFeed feed;

    DeliveryEvents(EventFeed feed) {
        this.feed = feed;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Moved(
            UUID deliveryId,
            UUID noticeId,
            UUID bindingId,
            UUID zoneId,
            String forwarding,
            Instant at,
            DeliveryState state,
            String reason) {}

    /** They are to be forwarded from now on. */
    void due(List<Delivery> deliveries) {
        feed.append(deliveries.stream().map(d -> event("delivery.due", d, d.createdAt())).toList());
    }

    /** Their groups serve another zone now. */
    void moved(List<Delivery> deliveries, Instant at) {
        feed.append(deliveries.stream().map(d -> event("delivery.moved", d, at)).toList());
    }

    /** The bots try it once more; the clock on it runs on. */
    void resent(List<Delivery> deliveries, Instant at) {
        feed.append(deliveries.stream().map(d -> event("delivery.resent", d, at)).toList());
    }

    /** What was put into the group resembles the notice and differs from it. */
    void altered(Delivery delivery, Instant at) {
        feed.append(event("delivery.altered", delivery, at));
    }

    /** They ended. */
    void settled(List<Delivery> deliveries) {
        feed.append(
                deliveries.stream()
                        .map(
                                d ->
                                        event(
                                                d.state() == DeliveryState.FORWARDED
                                                        ? "delivery.forwarded"
                                                        : "delivery.closed",
                                                d,
                                                d.settledAt()))
                        .toList());
    }

    private static DomainEvent event(String type, Delivery d, Instant at) {
        boolean due = d.state() == DeliveryState.PENDING;
        boolean over = type.equals("delivery.forwarded") || type.equals("delivery.closed");
        return DomainEvent.of(type, d.subject(), at)
                .in(d.district(), d.zone())
                .data(
                        new Moved(
                                d.id(),
                                d.notice(),
                                d.binding(),
                                d.zone(),
                                d.forwarding(),
                                at,
                                due ? null : d.state(),
                                d.reason()))
                // What failed may still be forwarded, and supervision's clock on it runs on.
                .ends(over && d.state() != DeliveryState.FAILED);
    }
}
