package org.qunli.request.lifecycle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/** A request raised without a chat message. */
@Schema(name = "NewRequest")
public record NewRequest(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000002") @NotNull UUID zoneId,
        @Schema(
                        description = "Whose it is; a resident's is known already",
                        examples = "0196a1f0-0000-7000-8000-000000000004")
                UUID householdId,
        @Schema(description = "API where it is left out", examples = "PHONE") Source source,
        @Schema(examples = "家里没有口罩了") @NotBlank @Size(max = 8000) String text,
        @Schema(description = "Read from the text where it is left out", examples = "SUPPLIES")
                Category category,
        @Schema(description = "Read from the text where it is left out", examples = "NORMAL")
                Priority priority,
        @Schema(description = "Who calls, for PHONE", examples = "王女士") @Size(max = 255)
                String callerName) {}
