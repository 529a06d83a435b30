package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.deadline.ClockView;
import org.qunli.supervision.escalation.EscalationView;

/** A request as a supervisor sees it. */
public record WatchedRequest(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "MEDICINE") String category,
        @Schema(examples = "NORMAL") String priority,
        boolean lifeAtRisk,
        @Schema(examples = "OPEN") String state,
        @Schema(examples = "1") int cycle,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant openedAt,
        @Schema(examples = "我的药吃完了") String excerpt,
        Assignee assignee,
        List<WatchedClock> clocks,
        List<EscalationView> escalations) {

    /** Whose matter it is. */
    @Schema(name = "WatchedAssignee")
    public record Assignee(
            UUID officerId,
            @Schema(examples = "林志远") String name,
            @Schema(examples = "TOWNSHIP_CADRE") String post) {}

    /**
     * A clock, and whether it is in danger.
     *
     * @param atRisk more than 80 % of its time are over
     */
    public record WatchedClock(ClockView clock, boolean atRisk) {}
}
