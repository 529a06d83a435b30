package org.qunli.zone.district;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A telephone number that saves lives, and who answers it. */
public record EmergencyNumber(
        @NotNull
                @Pattern(regexp = "\\+?[0-9]([0-9 -]{0,18}[0-9])?")
                @Schema(description = "as one dials it", examples = "120")
                String number,
        @NotBlank @Size(max = 50) @Schema(examples = "医疗急救") String nameZh,
        @NotBlank @Size(max = 50) @Schema(examples = "ambulance") String nameEn) {}
