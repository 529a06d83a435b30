package org.qunli.zone.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a report of who is in a group came to. */
public record MembershipsView(
        UUID groupBindingId,
        @Schema(description = "how many are in the group now", examples = "212") int present,
        @Schema(examples = "3") int joined,
        @Schema(examples = "1") int left,
        @Schema(description = "false when it was older than what is known", examples = "true")
                boolean applied,
        @Schema(description = "for when it was taken", examples = "2026-04-04T01:59:58Z")
                Instant asOf,
        @Schema(description = "when the group was last told of", examples = "2026-04-04T02:00:00Z")
                Instant countedAt) {}
