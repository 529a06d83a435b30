package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * More time as it is read. Whoever decided, it was Qunli.
 *
 * @param verdict null while undecided
 * @param decidedBy always QUNLI, once it is decided
 */
public record ExtensionView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000003") UUID clockId,
        @Schema(examples = "2026-04-04T02:30:00Z") Instant dueBefore,
        @Schema(examples = "2026-04-04T06:30:00Z") Instant dueWanted,
        @Schema(examples = "药店封控,改由县城配送") String reason,
        @Schema(examples = "2026-04-04T02:05:00Z") Instant askedAt,
        @Schema(examples = "2026-04-04T02:30:00Z") Instant decideBy,
        @Schema(
                        examples = "GRANTED",
                        enumeration = {"GRANTED", "REFUSED", "OVERTAKEN"})
                String verdict,
        @Schema(examples = "QUNLI") String decidedBy,
        @Schema(examples = "2026-04-04T02:10:00Z") Instant decidedAt) {

    static ExtensionView of(Extension extension) {
        return new ExtensionView(
                extension.clock(),
                extension.dueBefore(),
                extension.dueWanted(),
                extension.reason(),
                extension.askedAt(),
                extension.decideBy(),
                extension.verdict() == null ? null : extension.verdict().name(),
                extension.verdict() == null ? null : "QUNLI",
                extension.decidedAt());
    }
}
