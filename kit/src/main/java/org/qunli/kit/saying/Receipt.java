package org.qunli.kit.saying;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a front-end reports of a saying. */
@Schema(name = "Receipt")
public record Receipt(
        @NotNull
                @Schema(
                        description = "SENT, AWAITING_OPERATOR, FAILED or UNSUPPORTED",
                        examples = "SENT")
                Saying.Status status,
        @Size(max = 255)
                @Schema(description = "The message it became on the channel", examples = "m-90")
                String messageId,
        @Size(max = 255) @Schema(description = "Why it failed", examples = "USER_LEFT")
                String reason) {

    @AssertTrue(message = "status must be SENT, AWAITING_OPERATOR, FAILED or UNSUPPORTED")
    @Schema(hidden = true)
    boolean isReportable() {
        return status != Saying.Status.PENDING;
    }
}
