package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The zones that the caller watches, and their open requests, the worst first: life at risk, then
 * what is or will be overdue soonest.
 */
public record WatchBoard(
        @Schema(examples = "2026-04-04T02:25:00Z") Instant at,
        List<WatchedZone> zones,
        List<WatchedRequest> items,
        String next) {

    /** A zone in figures. */
    public record WatchedZone(
            @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
            @Schema(examples = "西美村 3 号楼") String nameZh,
            @Schema(examples = "Ximei 3") String nameEn,
            @Schema(examples = "4") int open,
            @Schema(examples = "1") int atRisk,
            @Schema(examples = "0") int overdue,
            @Schema(examples = "0") int escalated) {}
}
