package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.deadline.DeadlineKind;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/**
 * What a front-end learns of a request that a message touched: nothing about the household.
 *
 * @param outcome what the message did to it; absent where the note isn't part of a message's answer
 */
@Schema(name = "RequestNote", description = "A request as a message touched it")
public record RequestNote(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000001") UUID id,
        @Schema(description = "What the message did to this request", examples = "OPENED")
                String outcome,
        @Schema(examples = "MEDICINE") Category category,
        @Schema(examples = "NORMAL") Priority priority,
        boolean lifeAtRisk,
        @Schema(examples = "OPEN") RequestStatus status,
        @Schema(description = "Handled in private: the group learns no more of it")
                boolean confidential,
        @Schema(description = "null: nobody has it yet") AssigneeView assignee,
        List<AssigneeView> helpers,
        @Schema(examples = "2026-04-04T03:00:00Z") Instant promisedAt,
        @Schema(
                        description = "Until when, by kind of clock; null where no policy is known",
                        examples = "{\"FIRST_RESPONSE\":\"2026-04-04T02:30:00Z\"}")
                Map<DeadlineKind, Instant> dueAt,
        @Schema(description = "Whether it is being coordinated beyond the group")
                boolean coordination) {

    /** What a group learns of a confidential request: that it goes on, in private. */
    static RequestNote hidden(ResidentRequest request, String outcome) {
        return new RequestNote(
                request.id(),
                outcome,
                null,
                null,
                false,
                request.status(),
                true,
                null,
                List.of(),
                null,
                null,
                false);
    }
}
