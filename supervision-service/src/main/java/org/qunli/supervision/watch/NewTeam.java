package org.qunli.supervision.watch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team to be made. */
public record NewTeam(
        @NotNull @Pattern(regexp = "\\d{6}") @Schema(examples = "350583") String district,
        @NotBlank @Size(max = 200) @Schema(examples = "8th joint group") String name) {}
