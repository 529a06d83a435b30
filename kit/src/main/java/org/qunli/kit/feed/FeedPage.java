package org.qunli.kit.feed;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a feed. */
@Schema(name = "FeedPage")
public record FeedPage(
        List<CloudEvent> events,
        @Schema(
                        description =
                                "Where to read on; unchanged when there was nothing, unless kinds were"
                                        + " left out")
                String next,
        @Schema(
                        description =
                                "Database time: every event committed before it is in this page or an"
                                        + " earlier one")
                Instant asOf,
        @Schema(
                        description =
                                "Whether the page begins in what was compacted: of a state only the last"
                                        + " event is there, of what has ended only the end, so that the"
                                        + " versions of a subject may jump (subjectafter says over what)")
                boolean snapshot) {}
