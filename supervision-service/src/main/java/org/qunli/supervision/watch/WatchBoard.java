package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.place.Zone;

/**
 * The zones that the caller watches, and their open requests, the worst first: life at risk, then
 * what is or will be overdue soonest.
 */
public record WatchBoard(
        @Schema(examples = "2026-04-04T02:25:00Z") Instant at,
        Counts counts,
        List<WatchedZone> zones,
        List<WatchedRequest> items,
        String next) {

    /** The same at any time, as long as nothing has happened. */
    WatchBoard timeless() {
        return new WatchBoard(null, counts, zones, items, null);
    }

    /** All zones together. */
    @Schema(name = "WatchCounts")
    public record Counts(
            @Schema(examples = "12") int open,
            @Schema(examples = "2") int waiting,
            @Schema(examples = "3", description = "more than 80 % of a deadline are over")
                    int atRisk,
            @Schema(examples = "1") int overdue,
            @Schema(examples = "1") int escalated) {

        static Counts of(Collection<Pulse> pulses) {
            return new Counts(
                    sum(pulses, Pulse::open),
                    sum(pulses, Pulse::waiting),
                    sum(pulses, Pulse::atRisk),
                    sum(pulses, Pulse::overdue),
                    sum(pulses, Pulse::escalated));
        }

        private static int sum(Collection<Pulse> pulses, ToIntFunction<Pulse> figure) {
            return pulses.stream().mapToInt(figure).sum();
        }
    }

    /** A zone in figures. */
    public record WatchedZone(
            @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
            @Schema(examples = "西美村 3 号楼") String nameZh,
            @Schema(examples = "Ximei 3") String nameEn,
            @Schema(examples = "4") int open,
            @Schema(examples = "1") int waiting,
            @Schema(examples = "1") int atRisk,
            @Schema(examples = "0") int overdue,
            @Schema(examples = "0") int escalated) {

        static WatchedZone of(Zone zone, Pulse pulse) {
            return new WatchedZone(
                    zone.id(),
                    zone.nameZh(),
                    zone.nameEn(),
                    pulse.open(),
                    pulse.waiting(),
                    pulse.atRisk(),
                    pulse.overdue(),
                    pulse.escalated());
        }
    }
}
