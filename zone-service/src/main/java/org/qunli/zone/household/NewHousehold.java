package org.qunli.zone.household;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.care.CareFlag;

/** A household to enter; without a label it is called building-unit-room. */
public record NewHousehold(
        @NotBlank @Size(max = 50) @Schema(examples = "8") String building,
        @Size(max = 50) @Schema(examples = "1") String unit,
        @NotBlank @Size(max = 50) @Schema(examples = "1203") String room,
        @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Schema(examples = "8-1203")
                String label,
        @Size(max = 20) @Schema(examples = "[\"ELDERLY_ALONE\"]") List<@NotNull CareFlag> flags) {}
