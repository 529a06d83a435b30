package org.qunli.notice.coverage;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household of which nobody has read a notice. */
@Schema(name = "UnreadHousehold")
public record UnreadView(
        UUID householdId, UUID zoneId, @Schema(examples = "8-1203") String label) {}
