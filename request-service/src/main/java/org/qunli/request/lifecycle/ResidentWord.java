package org.qunli.request.lifecycle;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a resident says with a confirmation, reopening or withdrawal. */
@Schema(name = "ResidentWord")
public record ResidentWord(
        @Schema(examples = "谢谢,药收到了") @Size(max = 8000) String text,
        @Schema(description = "Whether thanks are given", examples = "true") Boolean thanks) {

    boolean thanking() {
        return Boolean.TRUE.equals(thanks);
    }
}
