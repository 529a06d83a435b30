package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/**
 * Events about how officers care for a request, for services only: supervision escalates, and keeps
 * its scorecards by them.
 */
@ApplicationScoped
class CareEvents {

    private final EventShape shape;

    CareEvents(EventShape shape) {
        this.shape = shape;
    }

    /** A life is at risk: ids only, nothing of what was said. */
    DomainEvent lifeAtRisk(ResidentRequest request, List<UUID> told, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerIds", told);
        return shape.inside("request.life-at-risk", request, at, data);
    }

    /** Nobody on duty is left who could hear that a life is at risk. */
    DomainEvent alarmUnheard(ResidentRequest request, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        return shape.inside("request.alarm-unheard", request, at, data).fact();
    }

    /**
     * Officers pass it around among each other.
     *
     * @param from who said that it isn't theirs, or null
     * @param back whether it came back to somebody who had it before
     */
    DomainEvent passedAround(ResidentRequest request, UUID from, boolean back, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("fromOfficerId", from);
        data.put("toOfficerId", request.assignee());
        data.put("objections", request.assignment().objections());
        data.put("back", back);
        return shape.inside("request.passed-around", request, at, data);
    }

    /**
     * How content the household is.
     *
     * @param before what it said before, or null
     */
    DomainEvent rated(ResidentRequest request, UUID officer, Integer before, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerId", officer);
        data.put("score", request.ending().rating().stars());
        data.put("before", before);
        return shape.inside("request.rated", request, at, data).fact();
    }

    /** The resident's thanks to the officer who helped. */
    DomainEvent thanked(ResidentRequest request, UUID officer, Instant at) {
        Map<String, Object> data = EventShape.facts(request, at);
        data.put("officerId", officer);
        return shape.inside("officer.thanked", request, at, data).fact();
    }
}
