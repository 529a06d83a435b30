package org.qunli.supervision.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a policy says.
 *
 * @param durations per kind of clock; what is left out is taken from the next wider policy.
 *     PROMISED has none: the officer names the time
 * @param waitingCap how long WAITING can pause a RESOLUTION or PROGRESS clock in one cycle; 24
 *     hours if left out
 * @param calendar when clocks of NORMAL and HIGH requests stand still; never if left out
 * @param extension what holds for more time that is asked for; 24 hours at most, refused after 30
 *     minutes without a decision, if left out
 * @param spotShare the share of clocks, 0 to 1, in which a spot reminder falls at a random moment;
 *     0.1 if left out. Spot reminders look like any other
 * @param applyToRunning whether clocks that run take this version too, counted from where they
 *     began; without it they keep the one they started with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyDocument(
        @Valid Scope scope,
        @NotNull
                @Schema(
                        examples =
                                "{\"FIRST_RESPONSE\":\"PT30M\",\"RESOLUTION\":\"PT24H\",\"CONFIRMATION\":\"PT24H\",\"FORWARD\":\"PT15M\"}")
                Map<ClockKind, Duration> durations,
        @Schema(examples = "PT24H") Duration waitingCap,
        @Valid QuietTimes calendar,
        @Valid ExtensionRule extension,
        @DecimalMin("0") @DecimalMax("1") @Schema(examples = "0.1") BigDecimal spotShare,
        @NotNull @Size(max = 50) List<@NotNull @Valid Step> steps,
        @Schema(examples = "false") Boolean applyToRunning) {

    public PolicyDocument {
        scope = scope == null ? new Scope(null, null, null, null) : scope;
        waitingCap = waitingCap == null ? Duration.ofHours(24) : waitingCap;
        extension = extension == null ? ExtensionRule.USUAL : extension;
        spotShare = spotShare == null ? new BigDecimal("0.1") : spotShare;
    }

    /** The same, of one district, as it is kept: what is to be done once is no part of it. */
    PolicyDocument in(String district) {
        Scope within = new Scope(district, scope.level(), scope.category(), scope.priority());
        return new PolicyDocument(
                within, durations, waitingCap, calendar, extension, spotShare, steps, null);
    }

    /** Whether it says anything about this kind of clock. */
    boolean speaksOf(ClockKind kind) {
        return durations.containsKey(kind)
                || kind == ClockKind.PROMISED
                        && steps.stream().anyMatch(step -> step.clock() == kind);
    }
}
