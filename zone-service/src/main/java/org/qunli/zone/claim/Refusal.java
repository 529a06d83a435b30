package org.qunli.zone.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody isn't taken for who they say; the front-end may tell them. */
@Schema(name = "ClaimRefusal")
public record Refusal(@NotBlank @Size(max = 500) @Schema(examples = "该户没有这位住户") String reason) {}
