package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DependencyMissing;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * Learns from the feed {@code notices} which notices are to be forwarded and which rumours go
 * around, and what came of them.
 */
@ApplicationScoped
class NoticesFeed implements FeedSubscriber {

    private static final String OPEN = "OPEN";

    private static final String MOVED = "delivery.moved";

    private static final Set<FactType> BEGINNING = EnumSet.of(FactType.DUE, FactType.CLAIMED);

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

    /** Of a delivery, or of a rumour. */
    private record Told(UUID deliveryId, UUID rumourId, UUID zoneId, Instant at, String state) {

        About about() {
            return rumourId == null
                    ? new About(About.Kind.DELIVERY, deliveryId)
                    : new About(About.Kind.RUMOUR, rumourId);
        }
    }

    @Override
    public String feed() {
        return "notices";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("delivery", "rumour");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<MatterRows.NewMatter> begun = new ArrayList<>();
        Map<UUID, String> states = new LinkedHashMap<>();
        List<MatterRows.NewFact> facts = new ArrayList<>();
        requireZones(events);
        for (FeedEvent event : events) {
            FactType type = type(event);
            if (type == null) {
                continue;
            }
            Told data = event.data(Told.class);
            Instant at = data.at() == null ? event.time() : data.at();
            About about = data.about();
            boolean begins = BEGINNING.contains(type);
            if (begins) {
                begun.add(
                        MatterRows.NewMatter.of(
                                about.kind(),
                                about.id(),
                                event.district(),
                                data.zoneId(),
                                at,
                                null,
                                null));
            }
            states.put(about.id(), begins ? OPEN : "DONE");
            facts.add(MatterRows.NewFact.of(about.id(), event.id(), type, at, 1, null));
        }
        Set<UUID> fresh = matters.insertAll(begun);
        matters.moveAll(
                states.entrySet().stream()
                        .filter(s -> !(fresh.contains(s.getKey()) && s.getValue().equals(OPEN)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        events.stream()
                .filter(event -> event.type().equals(MOVED))
                .map(event -> event.data(Told.class))
                .forEach(data -> mover.move(List.of(data.deliveryId()), data.zoneId()));
        matters.insertFacts(facts);
        reckoning.reckon(states.keySet(), Set.of(), clock.instant());
    }

    private static FactType type(FeedEvent event) {
        return switch (event.type()) {
            case "delivery.due" -> FactType.DUE;
            case "delivery.forwarded" -> FactType.FORWARDED;
            // One that is only being looked into, or into again, is owed a word.
            case "rumour.opened", "rumour.reopened", "rumour.paused" -> FactType.CLAIMED;
            case "rumour.clarified" -> FactType.CLARIFIED;
            // What couldn't be forwarded still has to be: an officer is reminded as before.
            case "delivery.closed" ->
                    "FAILED".equals(event.data(Told.class).state()) ? null : FactType.DROPPED;
            default -> null;
        };
    }

    private void requireZones(List<FeedEvent> events) {
        Set<UUID> named =
                events.stream()
                        .filter(e -> BEGINNING.contains(type(e)) || e.type().equals(MOVED))
                        .map(event -> event.data(Told.class).zoneId())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<UUID> known = places.zones(named).stream().map(Zone::id).collect(Collectors.toSet());
        named.removeAll(known);
        if (!named.isEmpty()) {
            throw new DependencyMissing("zone/" + named.iterator().next());
        }
    }
}
