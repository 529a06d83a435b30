package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** What was once the word on when a zone will be lifted. */
@Schema(name = "LiftPromise")
public record Promise(
        @Schema(
                        description = "null: that nobody can say any more",
                        examples = "2026-04-10T00:00:00Z")
                Instant expectedLiftAt,
        @Schema(examples = "2026-04-03T15:00:00Z") Instant announcedAt,
        @Schema(examples = "2026-04-03T16:00:00Z") Instant from,
        @Schema(
                        description = "until when it was the word; null: it still is",
                        examples = "2026-04-08T00:00:00Z")
                Instant until,
        Wording reason,
        Source source) {

    /**
     * The history of a zone's promises, oldest first.
     *
     * @param applied its applied changes, in the order in which they took effect
     */
    static List<Promise> of(List<ControlChange> applied) {
        List<Promise> told = new ArrayList<>();
        for (ControlChange change : applied) {
            boolean lifts = change.status() == ZoneStatus.LIFTED;
            if (!told.isEmpty() && (change.promises() || lifts)) {
                int last = told.size() - 1;
                told.set(last, told.get(last).endedAt(change.effectiveAt()));
            }
            if (change.promises() && !lifts) {
                told.add(
                        new Promise(
                                change.expectedLiftAt(),
                                change.announcedAt(),
                                change.effectiveAt(),
                                null,
                                change.reason(),
                                change.source()));
            }
        }
        return List.copyOf(told);
    }

    private Promise endedAt(Instant end) {
        return new Promise(
                expectedLiftAt, announcedAt, from, until == null ? end : until, reason, source);
    }
}
