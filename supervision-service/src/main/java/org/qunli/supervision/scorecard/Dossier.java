package org.qunli.supervision.scorecard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that is known of a request when it is judged.
 *
 * @param units the work units of the officers concerned
 * @param excluded whether it shall not count for the adjusted figures
 */
record Dossier(
        UUID request,
        String district,
        UUID zone,
        ZoneId local,
        List<Event> events,
        List<Clock> clocks,
        List<Tenure> tenures,
        List<Signal> signals,
        Map<UUID, String> units,
        boolean excluded) {

    /** Something that happened to it, as deadlines know it. */
    record Event(String type, Instant at, int cycle, UUID officer, boolean templateOnly) {}

    /**
     * A clock of it.
     *
     * @param outcome null while it runs
     * @param overdue whether a breach stands of which we are sure
     */
    record Clock(
            String kind,
            int cycle,
            int round,
            Instant startedAt,
            Instant dueAt,
            Instant stoppedAt,
            String outcome,
            boolean overdue) {

        /** When it was decided how it went; null while it isn't. */
        Instant decidedAt() {
            if ("MET".equals(outcome)) {
                return stoppedAt;
            }
            return "LATE".equals(outcome) || overdue ? dueAt : null;
        }

        boolean isMet() {
            return "MET".equals(outcome);
        }
    }

    /** Whose it was from then on; nobody's where officer is null. */
    record Tenure(Instant at, UUID officer, String post) {}

    /** What a resident or an officer let us know. */
    record Signal(String kind, Instant at, UUID officer, Integer score) {}

    /** Whose it was at that time. */
    Tenure holder(Instant at) {
        Tenure holder = new Tenure(Instant.MIN, null, null);
        for (Tenure tenure : tenures) {
            if (!tenure.at().isAfter(at)) {
                holder = tenure;
            }
        }
        return holder;
    }
}
