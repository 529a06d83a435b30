package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.json.Json;

/**
 * An event as a consumer gets it.
 *
 * @param subjectVersion 1, 2, 3… per subject
 * @param subjectAfter the version before, of those that the feed still keeps; null means {@code
 *     subjectVersion - 1}
 * @param subjectEnded whether it is the last word on its subject
 */
public record FeedEvent(
        UUID id,
        String type,
        String subject,
        Long subjectVersion,
        Long subjectAfter,
        boolean subjectEnded,
        String district,
        UUID zone,
        Instant time,
        JsonNode data) {

    /** Whether its predecessor is applied, or gone from the feed, when the subject stands there. */
    boolean follows(long applied) {
        return applied >= (subjectAfter == null ? subjectVersion - 1 : subjectAfter);
    }

    /**
     * Whether it ends what a consumer that stands there has never heard of: nothing is to be done.
     */
    boolean endsUnknown(long applied) {
        return subjectEnded && applied == 0 && subjectVersion > 1 && follows(0);
    }

    /** The facts, read tolerantly into the consumer's own record. */
    public <T> T data(Class<T> shape) {
        return Json.read(data, shape);
    }

    /** Personal text, or null where there was none or it was erased. */
    public JsonNode personal() {
        return data.get("personal");
    }

    static FeedEvent of(JsonNode event) {
        JsonNode version = event.get("subjectversion");
        return new FeedEvent(
                UUID.fromString(event.get("id").asText()),
                event.get("type").asText(),
                event.get("subject").asText(),
                version == null || version.isNull() ? null : version.asLong(),
                event.hasNonNull("subjectafter") ? event.get("subjectafter").asLong() : null,
                event.path("subjectended").asBoolean(),
                event.path("district").asText(null),
                event.hasNonNull("zone") ? UUID.fromString(event.get("zone").asText()) : null,
                Instant.parse(event.get("time").asText()),
                event.get("data"));
    }
}
