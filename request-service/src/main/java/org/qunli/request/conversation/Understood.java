package org.qunli.request.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a message was understood as.
 *
 * @param confidence from 0 to 1
 * @param requests the requests it touched, and what it did to each
 */
public record Understood(Outcome outcome, double confidence, Map<UUID, Outcome> requests) {

    /** Kept as talk. */
    public static Understood noted(double confidence) {
        return new Understood(Outcome.NOTED, confidence, Map.of());
    }

    static Understood unmatched(double confidence) {
        return new Understood(Outcome.UNMATCHED, confidence, Map.of());
    }

    static Understood of(Outcome outcome, double confidence, UUID request) {
        Map<UUID, Outcome> requests = new LinkedHashMap<>();
        requests.put(request, outcome);
        return new Understood(outcome, confidence, requests);
    }
}
