package org.qunli.zone.district;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** What an administrator says about a district. */
public record NewDistrict(
        @NotNull @Valid Wording name,
        @NotBlank
                @Size(max = 64)
                @Schema(description = "IANA time zone", examples = "Asia/Shanghai")
                String timeZone) {}
