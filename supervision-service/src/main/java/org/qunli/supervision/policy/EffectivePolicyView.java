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
     * @param calendar quiet times that stop the clock, or null for none
     * @param because why this policy counts
     * @param beat the others that would have applied, the closest first
     * @param steps the ladder; left out for an officer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Schema(examples = "shipped") String policyName,
            @Schema(examples = "1") int policyVersion,
            @Schema(examples = "PT30M") Duration duration,
            QuietTimes calendar,
            Because because,
            List<Beaten> beat,
            List<Step> steps) {}

    /** A policy that counts less here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beaten(
            @Schema(examples = "shipped") String policyName,
            @Schema(examples = "1") int policyVersion,
            @Schema(examples = "PT30M") Duration duration,
            Because because) {}

    /** A reason in words. */
    public record Because(
            @Schema(examples = "写明了区划和优先级") String zh,
            @Schema(examples = "It names the district and the priority.") String en) {}
}
