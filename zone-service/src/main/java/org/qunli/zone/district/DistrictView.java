package org.qunli.zone.district;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A district as others see it. */
public record DistrictView(
        @Schema(examples = "350583") String code,
        Wording name,
        @Schema(examples = "Asia/Shanghai") String timeZone) {

    static DistrictView of(District district) {
        return new DistrictView(district.code(), district.name(), district.timeZone().getId());
    }
}
