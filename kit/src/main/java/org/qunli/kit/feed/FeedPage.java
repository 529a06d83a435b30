package org.qunli.kit.feed;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a feed. */
@Schema(name = "FeedPage")
public record FeedPage(
        List<CloudEvent> events,
        @Schema(description = "Where to read on; unchanged when there was nothing") String next,
        @Schema(
                        description =
                                "Database time: every event committed before it is in this page or an"
                                        + " earlier one")
                Instant asOf) {}
