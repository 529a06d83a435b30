package org.qunli.notice.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a second person vouched for a notice. It is shown to administrators only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NoticeApproval")
public record ApprovalView(
        @Schema(description = "When a second person agreed") Instant approvedAt,
        @Schema(description = "Why it was published without one", examples = "堤坝已决口")
                String bypassReason,
        @Schema(description = "What the review said; none before it", examples = "JUSTIFIED")
                BypassVerdict bypassVerdict,
        Instant bypassReviewedAt) {}
