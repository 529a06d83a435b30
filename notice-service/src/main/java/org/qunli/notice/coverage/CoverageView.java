package org.qunli.notice.coverage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households a notice has come to. */
@Schema(name = "NoticeCoverage")
public record CoverageView(
        @Schema(description = "All within the caller's reach") Numbers all,
        List<OfZone> items,
        String next) {

    /**
     * Households.
     *
     * @param households that it is for
     * @param forwarded of those, in zones where it stands in a group, or told in private
     * @param read of those, of whom somebody has read it
     */
    @Schema(name = "NoticeCoverageNumbers")
    public record Numbers(
            @Schema(description = "That it is for", examples = "120") long households,
            @Schema(
                            description =
                                    "Of those, where it stands in the group, or that were told in"
                                            + " private",
                            examples = "80")
                    long forwarded,
            @Schema(description = "Of those, of whom somebody has read it", examples = "37")
                    long read) {}

    /** The same of one zone. */
    @Schema(name = "NoticeCoverageOfZone")
    public record OfZone(UUID zoneId, long households, long forwarded, long read) {}
}
