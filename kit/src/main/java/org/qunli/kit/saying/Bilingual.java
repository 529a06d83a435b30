package org.qunli.kit.saying;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ready text in both languages. */
@Schema(name = "Bilingual")
public record Bilingual(
        @Schema(examples = "已收到") @NotBlank String zh,
        @Schema(examples = "Received") @NotBlank String en) {}
