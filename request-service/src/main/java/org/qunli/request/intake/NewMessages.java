package org.qunli.request.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message, or a batch. The items stay unread here, so that a broken one fails alone.
 *
 * @param batch whether it came as {@code {"items":[…]}}
 */
@Schema(hidden = true)
@JsonDeserialize(using = NewMessages.Reader.class)
public record NewMessages(boolean batch, List<JsonNode> items) {

    static final class Reader extends JsonDeserializer<NewMessages> {

        @Override
        public NewMessages deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode body = context.readTree(parser);
            if (!body.isObject()) {
                throw unfit(parser);
            }
            if (!body.has("items")) {
                return new NewMessages(false, List.of(body));
            }
            if (body.size() != 1 || !body.get("items").isArray()) {
                throw unfit(parser);
            }
            List<JsonNode> items = new ArrayList<>();
            body.get("items").forEach(items::add);
            return new NewMessages(true, items);
        }

        private static MismatchedInputException unfit(JsonParser parser) {
            return MismatchedInputException.from(
                    parser, NewMessages.class, "neither a message nor a batch");
        }
    }
}
