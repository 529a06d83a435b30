package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.request.routing.AssignReason;

/**
 * The events of requests, as docs/events.md lists them. Front-ends of the group's channel are told
 * the facts without the household and the member; of a confidential request they are told nothing.
 */
@ApplicationScoped
class RequestEvents {

    private static final int EXCERPT = 80;

    private final EventShape shape;

    RequestEvents(EventShape shape) {
        this.shape = shape;
    }

    DomainEvent opened(ResidentRequest request, Instant at) {
        Raising raising = request.raising();
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("householdId", raising.householdId());
        data.put("memberId", raising.memberId());
        data.put("byProxy", raising.proxy());
        data.put("category", request.category());
        data.put("priority", request.priority());
        data.put("source", raising.source());
        data.put("groupId", raising.groupId());
        data.put("confidential", request.confidential());
        data.put("lifeAtRisk", request.lifeAtRisk());
        data.put("assignee", assignee(request));
        data.put("helpers", helpers(request));
        Map<String, Object> personal = new LinkedHashMap<>();
        personal.put("excerpt", excerpt(raising.text()));
        personal.put("raisedBy", raising.name());
        return shape.event("request.opened", request, at, data).personal(personal);
    }

    DomainEvent assigned(ResidentRequest request, AssignReason reason, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("assignee", assignee(request));
        data.put("helpers", helpers(request));
        data.put("reason", reason);
        data.put("routedBy", request.assignment().routedBy());
        return shape.event("request.assigned", request, at, data);
    }

    DomainEvent changed(ResidentRequest request, String reason, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("category", request.category());
        data.put("priority", request.priority());
        data.put("confidential", request.confidential());
        data.put("lifeAtRisk", request.lifeAtRisk());
        data.put("reason", reason);
        // Deadlines derive from the history of an open request: no change replaces an earlier one.
        return shape.orHidden("request.changed", request, at, data).fact();
    }

    DomainEvent answered(ResidentRequest request, RequestUpdate answer) {
        return answered(request, answer, answer.occurredAt());
    }

    /** An answer that counts from another moment than it was given. */
    DomainEvent answered(ResidentRequest request, RequestUpdate answer, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerId", answer.officerId());
        data.put("promisedAt", answer.promisedAt());
        data.put("status", request.status());
        data.put("templateOnly", answer.isTemplateOnly());
        return shape.event("request.answered", request, at, data);
    }

    /** What was answered at {@code answeredAt} never arrived: it counts as not said. */
    DomainEvent answerFailed(ResidentRequest request, RequestUpdate answer, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerId", answer.officerId());
        data.put("answeredAt", answer.occurredAt());
        data.put("status", request.status());
        return shape.event("request.answer-failed", request, at, data);
    }

    DomainEvent residentSpoke(ResidentRequest request, UUID member, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("memberId", member);
        return shape.event("request.resident-spoke", request, at, data);
    }

    DomainEvent waiting(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("waitingFor", request.waiting().what());
        data.put("until", request.waiting().until());
        return shape.event("request.waiting", request, at, data);
    }

    DomainEvent resumed(ResidentRequest request, Waiting before, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("waitingFor", before.what());
        data.put("until", before.until());
        return shape.event("request.resumed", request, at, data);
    }

    DomainEvent resolved(ResidentRequest request, UUID officer, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerId", officer);
        return shape.event("request.resolved", request, at, data);
    }

    DomainEvent confirmed(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("thanked", request.ending().isThanked());
        return shape.event("request.confirmed", request, at, data);
    }

    DomainEvent unconfirmed(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        return shape.event("request.unconfirmed", request, at, data);
    }

    DomainEvent reopened(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        return shape.event("request.reopened", request, at, data);
    }

    DomainEvent closed(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("status", request.status());
        data.put("duplicateOf", request.duplicateOf());
        return shape.event("request.closed", request, at, data);
    }

    private static Map<String, Object> assignee(ResidentRequest request) {
        if (request.assignee() == null) {
            return null;
        }
        Map<String, Object> assignee = new LinkedHashMap<>();
        assignee.put("officerId", request.assignee());
        assignee.put("post", request.assigneePost());
        return assignee;
    }

    private static List<UUID> helpers(ResidentRequest request) {
        List<UUID> helpers = new ArrayList<>(request.helpers());
        helpers.sort(null);
        return helpers;
    }

    private static String excerpt(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
