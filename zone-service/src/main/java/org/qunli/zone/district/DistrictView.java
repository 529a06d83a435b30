package org.qunli.zone.district;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A district as others see it. */
public record DistrictView(
        @Schema(examples = "350583") String code,
        Wording name,
        @Schema(examples = "Asia/Shanghai") String timeZone,
        @Schema(description = "whom to call when it is a matter of life")
                List<EmergencyNumber> emergencyNumbers) {

    static DistrictView of(District district, List<EmergencyNumber> numbers) {
        return new DistrictView(
                district.code(), district.name(), district.timeZone().getId(), numbers);
    }
}
