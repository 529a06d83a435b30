package org.qunli.request.lifecycle;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/** A correction of a request; what is left out stays. */
@Schema(name = "RequestChange")
public record RequestChange(
        @Schema(examples = "MEDICAL_CARE") Category category,
        @Schema(examples = "HIGH") Priority priority,
        @Schema(examples = "false") Boolean confidential,
        @Schema(
                        description =
                                "Left out, URGENT means it; true makes it URGENT and calls the medical"
                                        + " worker and a backup at once",
                        examples = "false")
                Boolean lifeAtRisk,
        @Schema(
                        description = "Required with confidential and with a lower priority",
                        examples = "老人独居")
                @Size(max = 1000)
                String reason) {}
