package org.qunli.notice.issue;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to take a notice back. */
@Schema(name = "NewCancellation")
public record NewCancellation(
        @Size(max = 2_000)
                @Schema(description = "Why, in Chinese; said in the groups", examples = "采样时间改到明天")
                String reasonZh,
        @Size(max = 2_000)
                @Schema(description = "Why, in English", examples = "Sampling is tomorrow instead")
                String reasonEn) {

    /** Without saying why. */
    static final NewCancellation PLAIN = new NewCancellation(null, null);
}
