package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.zone.district.Districts;

/** The official answers to "when does it end?", whoever asks. */
@ApplicationScoped
public class ControlAnswers {

    private final ControlChanges changes;
    private final Districts districts;

    ControlAnswers(ControlChanges changes, Districts districts) {
        this.changes = changes;
        this.districts = districts;
    }

    /** What holds in a zone, was promised and is announced. */
    public ControlView of(Zone zone) {
        return of(List.of(zone)).get(zone.id());
    }

    /** As {@link #of(Zone)}, for many zones at once. */
    Map<UUID, ControlView> of(Collection<Zone> zones) {
        Map<UUID, List<ControlChange>> histories =
                changes.standing(zones.stream().map(Zone::id).toList()).stream()
                        .collect(Collectors.groupingBy(ControlChange::zoneId));
        Map<String, ZoneId> timeZones = new HashMap<>();
        Map<UUID, ControlView> answers = new LinkedHashMap<>();
        for (Zone zone : zones) {
            ZoneId timeZone =
                    timeZones.computeIfAbsent(
                            zone.district(), code -> districts.require(code).timeZone());
            List<ControlChange> history = histories.getOrDefault(zone.id(), List.of());
            answers.put(
                    zone.id(),
                    new ControlAnswer(
                                    zone,
                                    timeZone,
                                    in(history, ControlChange.State.APPLIED),
                                    in(history, ControlChange.State.SCHEDULED))
                            .view());
        }
        return answers;
    }

    private static List<ControlChange> in(List<ControlChange> history, ControlChange.State state) {
        return history.stream().filter(change -> change.state() == state).toList();
    }
}
