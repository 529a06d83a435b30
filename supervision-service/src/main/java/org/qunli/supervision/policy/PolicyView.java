package org.qunli.supervision.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as it is read; an officer sees durations, never the ladder. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
        @Schema(examples = "nanan-sealed") String name,
        @Schema(examples = "3") int version,
        Scope scope,
        @Schema(
                        examples =
                                "{\"FIRST_RESPONSE\":\"PT30M\",\"RESOLUTION\":\"PT24H\",\"CONFIRMATION\":\"PT24H\",\"FORWARD\":\"PT15M\"}")
                Map<ClockKind, Duration> durations,
        @Schema(examples = "PT24H") Duration waitingCap,
        QuietTimes calendar,
        ExtensionRule extension,
        @Schema(examples = "0.1") BigDecimal spotShare,
        List<Step> steps) {

    static PolicyView of(Policy policy, boolean withLadder) {
        PolicyDocument document = policy.document();
        return new PolicyView(
                policy.name(),
                policy.version(),
                document.scope(),
                document.durations(),
                document.waitingCap(),
                document.calendar(),
                document.extension(),
                withLadder ? document.spotShare() : null,
                withLadder ? document.steps() : null);
    }
}
