package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DependencyMissing;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/** Learns from the feed {@code notices} which notices are to be forwarded, and which were. */
@ApplicationScoped
class NoticesFeed implements FeedSubscriber {

    private static final String MOVED = "delivery.moved";

    private final MatterRows matters;

    private final MatterMover mover;

    private final Reckoning reckoning;

    private final Places places;

    private final Clock clock;

    NoticesFeed(
            MatterRows matters,
            MatterMover mover,
            Reckoning reckoning,
            Places places,
            Clock clock) {
        this.matters = matters;
        this.mover = mover;
        this.reckoning = reckoning;
        this.places = places;
        this.clock = clock;
    }

    private record DeliveryFacts(UUID deliveryId, UUID zoneId, Instant at, String state) {}

    @Override
    public String feed() {
        return "notices";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> touched = new LinkedHashSet<>();
        List<MatterRows.NewFact> facts = new ArrayList<>();
        List<FeedEvent> deliveries = events.stream().filter(event -> type(event) != null).toList();
        requireZones(events);
        for (FeedEvent event : deliveries) {
            DeliveryFacts data = event.data(DeliveryFacts.class);
            Instant at = data.at() == null ? event.time() : data.at();
            FactType type = type(event);
            if (type == FactType.DUE) {
                matters.insert(
                        MatterRows.NewMatter.of(
                                About.Kind.DELIVERY,
                                data.deliveryId(),
                                event.district(),
                                data.zoneId(),
                                at,
                                null,
                                null));
            } else {
                matters.move(data.deliveryId(), "DONE", null);
            }
            facts.add(MatterRows.NewFact.of(data.deliveryId(), event.id(), type, at, 1, null));
            touched.add(data.deliveryId());
        }
        events.stream()
                .filter(event -> event.type().equals(MOVED))
                .map(event -> event.data(DeliveryFacts.class))
                .forEach(data -> mover.move(List.of(data.deliveryId()), data.zoneId()));
        matters.insertFacts(facts);
        reckoning.reckon(touched, Set.of(), clock.instant());
    }

    private static FactType type(FeedEvent event) {
        return switch (event.type()) {
            case "delivery.due" -> FactType.DUE;
            case "delivery.forwarded" -> FactType.FORWARDED;
            // What couldn't be forwarded still has to be: an officer is reminded as before.
            case "delivery.closed" ->
                    "FAILED".equals(event.data(DeliveryFacts.class).state())
                            ? null
                            : FactType.DROPPED;
            default -> null;
        };
    }

    private void requireZones(List<FeedEvent> events) {
        Set<UUID> named =
                events.stream()
                        .filter(e -> type(e) == FactType.DUE || e.type().equals(MOVED))
                        .map(event -> event.data(DeliveryFacts.class).zoneId())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<UUID> known = places.zones(named).stream().map(Zone::id).collect(Collectors.toSet());
        named.removeAll(known);
        if (!named.isEmpty()) {
            throw new DependencyMissing("zone/" + named.iterator().next());
        }
    }
}
