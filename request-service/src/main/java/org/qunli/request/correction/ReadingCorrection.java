package org.qunli.request.correction;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.reading.Category;

/** A correction of how a message was read. */
@Schema(name = "ReadingCorrection")
public record ReadingCorrection(
        @Schema(examples = "NOT_A_REQUEST") @NotNull ReadingVerdict verdict,
        @Schema(
                        description = "What it is about: required with CATEGORY, free with REQUEST",
                        examples = "MEDICINE")
                Category category,
        @Schema(
                        description =
                                "With OTHER_REQUEST the one it was meant for; else which of the message's requests, where it"
                                        + " opened several",
                        examples = "0196a1f0-0000-7000-8000-000000000001")
                UUID requestId,
        @Schema(examples = "在和家人聊天") @Size(max = 1000) String reason) {}
