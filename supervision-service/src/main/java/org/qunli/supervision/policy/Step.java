package org.qunli.supervision.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rung of the ladder.
 *
 * @param clock on which clocks
 * @param offset when, relative to the due time: {@code -20%}, {@code 0}, {@code +PT10M}
 * @param target ASSIGNEE, ON_DUTY, POST:GRID_WORKER…, TEAM, DESK
 * @param repeat how often again, or null for once
 */
public record Step(
        @NotNull @Schema(examples = "FIRST_RESPONSE") ClockKind clock,
        @NotNull @Schema(examples = "-20%") String offset,
        @NotNull @Schema(examples = "REMIND") Action action,
        @NotNull @Schema(examples = "ASSIGNEE") String target,
        @Valid Repeat repeat) {

    static final String TEAM = "TEAM";

    static final String DESK = "DESK";

    /**
     * Repetitions of a step.
     *
     * @param every from one to the next, at least one second
     * @param times how often after the first time
     */
    public record Repeat(
            @NotNull @Schema(examples = "PT10M") Duration every,
            @NotNull @Min(1) @Max(20) @Schema(examples = "2") Integer times) {}

    /** The post of a target like {@code POST:GRID_WORKER}, or null. */
    public String post() {
        return target.startsWith("POST:") ? target.substring("POST:".length()) : null;
    }

    /** Whether somebody is meant whom the action can reach. */
    boolean hasSensibleTarget() {
        return action == Action.REMIND
                ? target.equals("ASSIGNEE")
                        || target.equals("ON_DUTY")
                        || PolicyCheck.isPost(post())
                : target.equals(TEAM) || target.equals(DESK);
    }
}
