package org.qunli.notice.issue;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The verdict on a publication by one person alone. */
@Schema(name = "NewReview")
public record NewReview(@NotNull @Schema(examples = "JUSTIFIED") BypassVerdict verdict) {}
