package org.qunli.zone.district;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** What an administrator says about a district. */
public record NewDistrict(
        @NotNull @Valid Wording name,
        @NotBlank
                @Size(max = 64)
                @Schema(description = "IANA time zone", examples = "Asia/Shanghai")
                String timeZone,
        @Size(min = 1, max = 20)
                @Schema(
                        description =
                                "whom to call when it is a matter of life; left out, those that hold"
                                        + " stay: 120, 110 and 119 until others are given")
                List<@NotNull @Valid EmergencyNumber> emergencyNumbers) {}
