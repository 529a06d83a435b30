package org.qunli.request.lifecycle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;

/** "Not mine": whose it is instead, an officer's or a post's; neither lets Qunli choose. */
@Schema(name = "NewObjection")
public record NewObjection(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000003") UUID officerId,
        @Schema(description = "Only without officerId", examples = "MEDICAL_WORKER") Post post,
        @Schema(examples = "须由医务人员判断用药") @NotBlank @Size(max = 1000) String reason) {}
