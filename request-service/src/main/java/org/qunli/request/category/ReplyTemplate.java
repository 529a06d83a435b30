package org.qunli.request.category;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Words that an officer answers with again and again. A placeholder is a name in braces:
 * {resident}, {officer}, {post}, {zone} and {time} are filled by Qunli, any other by whoever uses
 * it.
 */
@Schema(
        name = "ReplyTemplate",
        description =
                "Words to answer with. {resident}, {officer}, {post}, {zone} and {time} (the promise) are"
                        + " filled by Qunli, any other placeholder by the officer's values")
public record ReplyTemplate(
        @Schema(examples = "on-its-way") @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
                String key,
        @Schema(examples = "{resident},药已在路上,预计{time}前送到。") @NotBlank @Size(max = 1000) String zh,
        @Schema(examples = "{resident}, your medicine is on its way; expected by {time}.")
                @NotBlank
                @Size(max = 1000)
                String en) {}
