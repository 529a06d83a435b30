package org.qunli.request.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.saying.SayingView;

/** Something that was said or done about a request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Update")
public record UpdateView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000005") UUID id,
        @Schema(
                        description = "COMMENT where the word of this officer doesn't count",
                        examples = "RESPONSE")
                UpdateKind kind,
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000003") UUID officerId,
        UUID memberId,
        @Schema(examples = "药店的人在入户采样,一小时后送到") String text,
        @Schema(examples = "2026-04-04T03:05:00Z") Instant promisedAt,
        @Schema(name = "for", examples = "EXTERNAL") @JsonProperty("for") WaitingFor waitingFor,
        @Schema(examples = "2026-04-04T04:00:00Z") Instant until,
        @Schema(examples = "解封后由村里陪同办理") String wayForward,
        @Schema(description = "true: an officer's words that are only a template's")
                Boolean templateOnly,
        @Schema(examples = "2026-04-04T02:05:00Z") Instant at,
        @Schema(description = "The request afterwards; in the answer to a new update only")
                RequestView request,
        @Schema(description = "What Qunli says about it; in the answer to a new update only")
                List<SayingView> say) {

    static UpdateView of(RequestUpdate update) {
        return of(update, null, null);
    }

    static UpdateView of(RequestUpdate update, RequestView request, List<SayingView> say) {
        return new UpdateView(
                update.id(),
                update.kind(),
                update.officerId(),
                update.memberId(),
                update.text(),
                update.promisedAt(),
                update.waitingFor(),
                update.until(),
                update.wayForward(),
                update.isTemplateOnly() ? Boolean.TRUE : null,
                update.occurredAt(),
                request,
                say);
    }
}
