package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.policy.ClockKind;

/**
 * A clock as it is read. Names no actor.
 *
 * @param outcome null while it runs
 */
public record ClockView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000003") UUID clockId,
        About about,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "FIRST_RESPONSE") ClockKind kind,
        @Schema(examples = "1") int cycle,
        @Schema(examples = "1") int round,
        @Schema(examples = "RUNNING") DeadlineState state,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant startedAt,
        @Schema(examples = "2026-04-04T02:30:00Z") Instant dueAt,
        Instant stoppedAt,
        Outcome outcome,
        @Schema(examples = "shipped") String policyName,
        @Schema(examples = "1") int policyVersion) {

    /** The view of a clock. */
    public static ClockView of(Deadline clock) {
        return new ClockView(
                clock.id(),
                clock.about(),
                clock.zone(),
                clock.kind(),
                clock.cycle(),
                clock.round(),
                clock.state(),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.outcome(),
                clock.term().policyName(),
                clock.term().policyVersion());
    }
}
