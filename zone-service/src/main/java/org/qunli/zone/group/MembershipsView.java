package org.qunli.zone.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many were told to be in a group. */
public record MembershipsView(
        UUID groupBindingId,
        @Schema(examples = "212") int present,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant countedAt) {}
