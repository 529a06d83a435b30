package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.place.Places;

/** What all events of a request have in common: subject, facts, and who is told. */
@ApplicationScoped
class EventShape {

    private static final Set<String> HIDDEN = Set.of("householdId", "memberId", "byProxy");

    private final Places places;

    EventShape(Places places) {
        this.places = places;
    }

    /** What every event of a request says. */
    static Map<String, Object> facts(ResidentRequest request, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("requestId", request.id());
        data.put("zoneId", request.raising().zoneId());
        data.put("district", request.raising().district());
        data.put("at", at);
        data.put("cycle", request.cycle());
        return data;
    }

    /** An event that front-ends of the group are told too, unless it is confidential. */
    DomainEvent event(String type, ResidentRequest request, Instant at, Map<String, Object> data) {
        Raising raising = request.raising();
        DomainEvent event = inside(type, request, at, data);
        if (request.confidential()) {
            return event;
        }
        Map<String, Object> shown = new LinkedHashMap<>(data);
        shown.keySet().removeAll(HIDDEN);
        return event.forFrontends(routes(raising)).shown(shown);
    }

    /** As {@link #event}; of a confidential one front-ends learn that it is, and nothing else. */
    DomainEvent orHidden(
            String type, ResidentRequest request, Instant at, Map<String, Object> data) {
        if (!request.confidential()) {
            return event(type, request, at, data);
        }
        Map<String, Object> shown = facts(request, at);
        shown.put("confidential", true);
        return inside(type, request, at, data).forFrontends(routes(request.raising())).shown(shown);
    }

    /** An event for services only. */
    DomainEvent inside(String type, ResidentRequest request, Instant at, Map<String, Object> data) {
        Raising raising = request.raising();
        return DomainEvent.of(type, "request/" + request.id(), at)
                .in(raising.district(), raising.zoneId())
                .data(data)
                .ends(isOver(request.status()));
    }

    /** Whether nothing follows but a reopening, whose window is shorter than any retention. */
    private static boolean isOver(RequestStatus status) {
        return !status.isOpen() && status != RequestStatus.RESOLVED;
    }

    private Set<String> routes(Raising raising) {
        ChatId chat = raising.chat();
        return raising.groupId() != null && chat != null
                ? Set.of(chat.route())
                : Set.copyOf(places.routes(raising.zoneId()));
    }
}
