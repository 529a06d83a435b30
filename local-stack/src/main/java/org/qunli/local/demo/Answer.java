package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * What the API answered to somebody.
 *
 * @param who the caller, as the story names them
 * @param call method and path
 * @param json null where the body isn't JSON
 */
record Answer(String who, String call, int status, String body, JsonNode json, String etag) {

    /**
     * @throws StepNotSeen when the status is another one
     */
    Answer expect(int... wanted) {
        if (Arrays.stream(wanted).noneMatch(one -> one == status)) {
            throw new StepNotSeen(
                    "%s: %s answered %d instead of %s: %s"
                            .formatted(who, call, status, Arrays.toString(wanted), body));
        }
        return this;
    }

    /** The text at a JSON pointer, or "" where there is none. */
    String text(String pointer) {
        return at(pointer).asText("");
    }

    JsonNode at(String pointer) {
        if (json == null) {
            throw new StepNotSeen("%s: %s answered no JSON: %s".formatted(who, call, body));
        }
        return json.at(pointer);
    }

    boolean has(String words) {
        return status == 200 && body.contains(words);
    }

    @Override
    public String toString() {
        return "%s: %s → %d %s".formatted(who, call, status, body);
    }
}
