package org.qunli.request.lexicon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All entries that a district is to have from now on, and why. */
@Schema(name = "LexiconChange")
public record LexiconChange(
        @Schema(examples = "“番薯”没有被认出来") @NotBlank @Size(max = 1000) String reason,
        @NotNull @Size(max = 500) List<@NotNull @Valid LexiconEntry> entries) {}
