package org.qunli.request.correction;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.saying.SayingView;
import org.qunli.request.lifecycle.RequestNote;

/** What came of a correction. */
@Schema(name = "CorrectedReading")
public record CorrectedReading(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000006") UUID messageKey,
        @Schema(
                        description = "Whether it changed anything; false where it was so already",
                        examples = "true")
                boolean changed,
        @Schema(description = "The requests that the message touched, or touches now, as they are")
                List<RequestNote> requests,
        @Schema(description = "What Qunli says; the same sayings as in the feed")
                List<SayingView> say) {}
