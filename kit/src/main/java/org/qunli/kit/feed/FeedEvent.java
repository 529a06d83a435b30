package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.json.Json;

/** An event as a consumer gets it. */
public record FeedEvent(
        UUID id,
        String type,
        String subject,
        Long subjectVersion,
        String district,
        UUID zone,
        Instant time,
        JsonNode data) {

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
                event.path("district").asText(null),
                event.hasNonNull("zone") ? UUID.fromString(event.get("zone").asText()) : null,
                Instant.parse(event.get("time").asText()),
                event.get("data"));
    }
}
