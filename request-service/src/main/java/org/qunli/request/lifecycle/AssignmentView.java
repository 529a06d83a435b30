package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;
import org.qunli.request.routing.AssignReason;

/** Whose a request was from a moment on, and why. */
@Schema(name = "RequestAssignment")
public record AssignmentView(
        @Schema(
                        description = "null: nobody had it",
                        examples = "0196a1f0-0000-7000-8000-000000000003")
                UUID officerId,
        @Schema(examples = "林志远") String name,
        @Schema(examples = "TOWNSHIP_CADRE") Post post,
        @Schema(description = "null where it wasn't kept", examples = "OBJECTION")
                AssignReason reason,
        @Schema(description = "The officer who decided it; null: Qunli, or an administrator")
                UUID decidedBy,
        @Schema(description = "In an officer's words", examples = "须由医务人员判断用药") String note,
        @Schema(examples = "2026-04-04T02:05:00Z") Instant at) {}
