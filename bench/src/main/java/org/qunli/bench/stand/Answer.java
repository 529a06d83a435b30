package org.qunli.bench.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What came of a call, whatever it was.
 *
 * @param status 0 where no answer came
 * @param body null where there was no JSON
 * @param millis how long it took
 */
public record Answer(int status, JsonNode body, Optional<String> retryAfter, double millis) {

    /** Whether it was done. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether the caller is to try again: no answer, 409 in flight, or 503. */
    public boolean again() {
        return status == 0 || status == 503 || status == 502 || status == 409 || status == 429;
    }
}
