package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.deadline.DeadlineKind;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;
import org.qunli.request.routing.AssignReason;

/** A request as its residents, the zone's officers and the district's administrators see it. */
@Schema(name = "Request")
public record RequestView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000001") UUID id,
        @Schema(examples = "350583") String district,
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000002") UUID zoneId,
        @Schema(description = "null for a guest") UUID householdId,
        @Schema(description = "null for a guest") UUID memberId,
        @Schema(examples = "陈先生") String raisedBy,
        @Schema(description = "raised by somebody who speaks for the household from elsewhere")
                boolean byProxy,
        @Schema(examples = "CHAT") Source source,
        @Schema(examples = "我的药吃完了") String text,
        @Schema(examples = "MEDICINE") Category category,
        @Schema(examples = "NORMAL") Priority priority,
        boolean confidential,
        boolean lifeAtRisk,
        @Schema(examples = "IN_PROGRESS") RequestStatus status,
        @Schema(description = "null: nobody has it yet") AssigneeView assignee,
        @Schema(description = "Why it is the assignee's", examples = "LEAST_LOADED")
                AssignReason routedBy,
        List<AssigneeView> helpers,
        @Schema(description = "How often an officer said that it isn't theirs", examples = "0")
                int objections,
        WaitingView waiting,
        @Schema(
                        description =
                                "What one officer says; pending until a second confirms, unless the"
                                        + " status is UNRESOLVABLE")
                ImpasseView impasse,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant openedAt,
        @Schema(examples = "2026-04-04T02:05:00Z") Instant respondedAt,
        @Schema(examples = "2026-04-04T03:05:00Z") Instant promisedAt,
        @Schema(examples = "2026-04-04T03:00:00Z") Instant resolvedAt,
        @Schema(examples = "2026-04-04T03:10:00Z") Instant closedAt,
        @Schema(description = "1, and one more with each reopening", examples = "1") int cycle,
        @Schema(examples = "0") int reopened,
        boolean thanked,
        @Schema(
                        description = "Until when, by kind of clock; null where no policy is known",
                        examples = "{\"FIRST_RESPONSE\":\"2026-04-04T02:30:00Z\"}")
                Map<DeadlineKind, Instant> dueAt,
        @Schema(description = "Whether it is being coordinated beyond the group")
                boolean coordination) {

    /** That an officer calls it unresolvable. */
    @Schema(name = "Impasse")
    public record ImpasseView(
            UUID officerId,
            @Schema(examples = "全市缺货") String reason,
            @Schema(examples = "到货后通知") String wayForward,
            @Schema(description = "Whether a second officer is still to confirm") boolean pending) {

        static ImpasseView of(ResidentRequest request) {
            Impasse impasse = request.impasse();
            return impasse == null
                    ? null
                    : new ImpasseView(
                            impasse.officerId(),
                            impasse.reason(),
                            impasse.wayForward(),
                            request.status() != RequestStatus.UNRESOLVABLE);
        }
    }

    /** What it waits for. */
    @Schema(name = "Waiting")
    public record WaitingView(
            @Schema(name = "for", examples = "EXTERNAL")
                    @com.fasterxml.jackson.annotation.JsonProperty("for")
                    WaitingFor what,
            @Schema(examples = "药店正在入户采样") String reason,
            @Schema(examples = "2026-04-04T04:00:00Z") Instant until) {

        static WaitingView of(Waiting waiting) {
            return waiting == null
                    ? null
                    : new WaitingView(waiting.what(), waiting.reason(), waiting.until());
        }
    }
}
