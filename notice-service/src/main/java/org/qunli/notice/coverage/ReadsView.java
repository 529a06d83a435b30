package org.qunli.notice.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a report of reads came to. */
@Schema(name = "Reads")
public record ReadsView(
        @Schema(description = "Households of the zone that have read it", examples = "37")
                int households,
        @Schema(description = "Of those reported, how many nobody knows", examples = "2")
                int unknown) {}
