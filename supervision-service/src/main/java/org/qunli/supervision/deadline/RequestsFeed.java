package org.qunli.supervision.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.qunli.supervision.place.Talk;
import org.qunli.supervision.place.Zone;

/** Learns from the feed {@code requests} what happened to requests and what was said. */
@ApplicationScoped
class RequestsFeed implements FeedSubscriber {

    private static final Set<String> NAMING_A_ZONE = Set.of("request.opened", "request.moved");

    private final MatterRows matters;

    private final MatterMover mover;

    private final Reckoning reckoning;

    private final Places places;

    private final Talk talk;

    private final Clock clock;

    private final Event<HeardOfRequests> heard;

    RequestsFeed(
            MatterRows matters,
            MatterMover mover,
            Reckoning reckoning,
            Places places,
            Talk talk,
            Clock clock,
            Event<HeardOfRequests> heard) {
        this.matters = matters;
        this.mover = mover;
        this.reckoning = reckoning;
        this.places = places;
        this.talk = talk;
        this.clock = clock;
        this.heard = heard;
    }

    private record Assignee(UUID officerId, String post) {}

    private record RequestFacts(
            UUID requestId,
            UUID zoneId,
            String district,
            Instant at,
            String category,
            String priority,
            Boolean lifeAtRisk,
            Assignee assignee,
            JsonNode helpers,
            Integer cycle,
            Instant promisedAt,
            Instant until,
            Instant answeredAt,
            UUID officerId,
            Boolean templateOnly,
            String reason) {

        Instant momentOf(FeedEvent event) {
            return at == null ? event.time() : at;
        }

        List<UUID> helperIds() {
            List<UUID> ids = new ArrayList<>();
            if (helpers != null) {
                helpers.forEach(
                        helper ->
                                ids.add(
                                        UUID.fromString(
                                                helper.isObject()
                                                        ? helper.get("officerId").asText()
                                                        : helper.asText())));
            }
            return ids;
        }
    }

    @Override
    public String feed() {
        return "requests";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("request", "talk");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> touched = new LinkedHashSet<>();
        Set<UUID> repriced = new LinkedHashSet<>();
        List<MatterRows.NewFact> facts = new ArrayList<>();
        requireZones(events);
        for (FeedEvent event : events) {
            if (event.type().equals("talk.heard")) {
                talk.hear(event);
            } else if (event.type().startsWith("request.")) {
                RequestFacts data = event.data(RequestFacts.class);
                FactType type = note(event, data, repriced);
                if (type != null) {
                    facts.add(fact(event, data, type));
                }
                if (Boolean.TRUE.equals(data.lifeAtRisk()) && type != FactType.LIFE_AT_RISK) {
                    facts.add(alarm(event, data));
                }
                touched.add(data.requestId());
            }
        }
        matters.insertFacts(facts);
        reckoning.reckon(touched, repriced, clock.instant());
        heard.fire(new HeardOfRequests(events));
    }

    /**
     * A clock takes its policy from its zone: without the zone it has to wait for the other feed.
     */
    private void requireZones(List<FeedEvent> events) {
        Set<UUID> named =
                events.stream()
                        .filter(event -> NAMING_A_ZONE.contains(event.type()))
                        .map(event -> event.data(RequestFacts.class).zoneId())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<UUID> known = places.zones(named).stream().map(Zone::id).collect(Collectors.toSet());
        named.stream()
                .filter(zone -> !known.contains(zone))
                .findFirst()
                .ifPresent(
                        zone -> {
                            throw new DependencyMissing("zone/" + zone);
                        });
    }

    private static MatterRows.NewFact fact(FeedEvent event, RequestFacts data, FactType type) {
        return new MatterRows.NewFact(
                data.requestId(),
                event.id(),
                type.name(),
                data.momentOf(event),
                data.cycle() == null ? 1 : data.cycle(),
                data.promisedAt(),
                type == FactType.ANSWER_FAILED ? data.answeredAt() : data.until(),
                null,
                null,
                null,
                data.officerId(),
                data.templateOnly());
    }

    /** Told along with something else: an id of its own that comes of the event's. */
    private static MatterRows.NewFact alarm(FeedEvent event, RequestFacts data) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (event.id() + "/life-at-risk").getBytes(StandardCharsets.UTF_8));
        return MatterRows.NewFact.of(
                data.requestId(), id, FactType.LIFE_AT_RISK, data.momentOf(event), 1, null);
    }

    private static final Map<String, FactType> TYPES =
            Map.ofEntries(
                    Map.entry("request.answered", FactType.ANSWERED),
                    Map.entry("request.answer-failed", FactType.ANSWER_FAILED),
                    Map.entry("request.resident-spoke", FactType.RESIDENT_SPOKE),
                    Map.entry("request.waiting", FactType.WAITING),
                    Map.entry("request.resumed", FactType.RESUMED),
                    Map.entry("request.resolved", FactType.RESOLVED),
                    Map.entry("request.confirmed", FactType.CONFIRMED),
                    Map.entry("request.unconfirmed", FactType.UNCONFIRMED),
                    Map.entry("request.reopened", FactType.REOPENED),
                    Map.entry("request.closed", FactType.CLOSED));

    private FactType note(FeedEvent event, RequestFacts data, Set<UUID> repriced) {
        UUID id = data.requestId();
        switch (event.type()) {
            case "request.opened" -> {
                JsonNode personal = event.personal();
                matters.insert(
                        new MatterRows.NewMatter(
                                id,
                                About.Kind.REQUEST.name(),
                                data.district() == null ? event.district() : data.district(),
                                data.zoneId(),
                                data.category(),
                                data.priority(),
                                Boolean.TRUE.equals(data.lifeAtRisk()),
                                data.momentOf(event),
                                data.assignee() == null ? null : data.assignee().officerId(),
                                data.assignee() == null ? null : data.assignee().post(),
                                data.helperIds(),
                                personal == null ? null : personal.path("excerpt").asText(null)));
                return FactType.OPENED;
            }
            case "request.assigned" -> {
                matters.assign(
                        id,
                        data.assignee() == null ? null : data.assignee().officerId(),
                        data.assignee() == null ? null : data.assignee().post(),
                        data.helperIds());
                return "TAKEN".equals(data.reason()) ? FactType.TAKEN : null;
            }
            case "request.life-at-risk" -> {
                matters.change(id, null, null, true);
                return FactType.LIFE_AT_RISK;
            }
            case "request.changed" -> {
                matters.change(id, data.category(), data.priority(), data.lifeAtRisk());
                repriced.add(id);
            }
            case "request.moved" -> mover.move(List.of(id), data.zoneId());
            case "request.waiting" -> matters.move(id, "WAITING", null);
            case "request.resumed" -> matters.move(id, "OPEN", null);
            case "request.resolved" -> matters.move(id, "RESOLVED", data.cycle());
            case "request.reopened" -> matters.move(id, "OPEN", data.cycle());
            case "request.confirmed", "request.unconfirmed", "request.closed" ->
                    matters.move(id, "DONE", null);
            default -> {
                // An answer leaves the state; anything unknown is no fact for a clock.
            }
        }
        return TYPES.get(event.type());
    }
}
