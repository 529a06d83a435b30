package org.qunli.supervision.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What applies in a zone now, for each kind of clock. */
public record EffectivePolicyView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        Map<ClockKind, Row> clocks) {

    /**
     * One kind of clock.
     *
     * @param duration null for PROMISED: the officer names the time
     * @param steps the ladder; left out for an officer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Schema(examples = "shipped") String policyName,
            @Schema(examples = "1") int policyVersion,
            @Schema(examples = "PT30M") Duration duration,
            List<Step> steps) {}
}
