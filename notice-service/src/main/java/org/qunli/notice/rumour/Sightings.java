package org.qunli.notice.rumour;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of telling that a claim was heard again. */
@Schema(name = "Sightings")
public record Sightings(
        UUID rumourId,
        @Schema(description = "What is known of it", examples = "UNFOUNDED") RumourState state,
        @Schema(description = "The verdict is being said in the group", examples = "true")
                boolean said) {}
