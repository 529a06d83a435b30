package org.qunli.request.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;

/** What changed hands at the end of shifts: each officer is told once of all that is theirs. */
final class HandedOver {

    private final Map<Turn, List<ResidentRequest>> turns = new LinkedHashMap<>();

    private int count;

    private record Turn(UUID officer, UUID zone, Occasion occasion) {}

    void add(ResidentRequest request, UUID from, UUID to) {
        count++;
        of(to, request, Occasion.HANDED_TO_YOU).add(request);
        of(from, request, Occasion.HANDED_ON).add(request);
    }

    private List<ResidentRequest> of(UUID officer, ResidentRequest request, Occasion occasion) {
        Turn turn = new Turn(officer, request.raising().zoneId(), occasion);
        return turns.computeIfAbsent(turn, none -> new ArrayList<>());
    }

    int count() {
        return count;
    }

    void tell(OfficerSayings officers, Effects effects) {
        turns.forEach(
                (turn, requests) ->
                        officers.tellAll(requests, turn.officer(), turn.occasion(), effects));
    }
}
