package org.qunli.kit.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
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
 * @param facts the data as JSON, as it came: most of a page goes into the database unread
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
        @JsonProperty("data") @JsonRawValue @JsonDeserialize(using = RawText.class) String facts) {

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

    /** The facts as a tree. */
    public JsonNode data() {
        return Json.tree(facts);
    }

    /** The facts, read tolerantly into the consumer's own record. */
    public <T> T data(Class<T> shape) {
        return Json.read(facts, shape);
    }

    /** Personal text, or null where there was none or it was erased. */
    public JsonNode personal() {
        return data().get("personal");
    }

    /** An event that is kept with its data as a tree. */
    static final class RawText extends JsonDeserializer<String> {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return parser.readValueAsTree().toString();
        }
    }
}
