package org.qunli.request.intake;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.saying.SayingView;
import org.qunli.request.conversation.Outcome;
import org.qunli.request.lifecycle.RequestNote;
import org.qunli.request.similar.AnswerView;

/** What came of a message. */
@Schema(name = "MessageAnswer")
public record MessageAnswer(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000006") UUID messageKey,
        @Schema(description = "The strongest outcome", examples = "OPENED") Outcome outcome,
        @Schema(
                        description =
                                "How sure the reading is, as a probability; 1 where it follows from what is known",
                        examples = "0.93")
                double confidence,
        @Schema(
                        description =
                                "Whether somebody should look: offer to correct it by POST /v1/messages/{messageKey}/reading",
                        examples = "false")
                boolean unsure,
        List<RequestNote> requests,
        @Schema(description = "What Qunli says; the same sayings as in the feed")
                List<SayingView> say,
        @Schema(description = "Answers that the like of what was opened got before")
                List<AnswerView> similar) {

    /** What was stored by a release before has no similar. */
    public MessageAnswer {
        similar = similar == null ? List.of() : List.copyOf(similar);
    }
}
