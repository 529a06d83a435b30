package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;

/** Ends deliveries: by the receipt of a saying, or by the report of whoever forwarded by hand. */
@ApplicationScoped
class Forwarding {

    private static final String PREFIX = "delivery/";

    private final Deliveries deliveries;

    private final DeliveryEvents events;

    Forwarding(Deliveries deliveries, DeliveryEvents events) {
        this.deliveries = deliveries;
        this.events = events;
    }

    void on(@Observes SayingSettled saying) {
        if (!saying.kind().equals(GroupSayings.KIND)
                || saying.status() == Saying.Status.AWAITING_OPERATOR) {
            return;
        }
        UUID id = UUID.fromString(saying.about().substring(PREFIX.length()));
        boolean sent = saying.status() == Saying.Status.SENT;
        DeliveryState state = sent ? DeliveryState.FORWARDED : DeliveryState.FAILED;
        String reason = sent || saying.reason() != null ? saying.reason() : saying.status().name();
        deliveries
                .locked(id)
                .filter(d -> d.state().mayBecome(state))
                .ifPresent(d -> end(d, state, reason, saying.at()));
    }

    /**
     * Ends a delivery as reported; the same report again changes nothing.
     *
     * @param delivery locked by the running transaction
     */
    Delivery report(Delivery delivery, DeliveryState state, String reason, Instant at) {
        if (delivery.state() == state) {
            return delivery;
        }
        if (!delivery.state().mayBecome(state)) {
            throw new DeliverySettled(delivery.state().name());
        }
        return end(delivery, state, reason, at);
    }

    private Delivery end(Delivery delivery, DeliveryState state, String reason, Instant at) {
        Delivery ended = deliveries.settle(delivery.id(), state, reason, at);
        events.settled(List.of(ended));
        return ended;
    }
}
