package org.qunli.notice.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a notice has come in one group. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery")
public record DeliveryView(
        UUID id,
        UUID noticeId,
        UUID bindingId,
        UUID zoneId,
        @Schema(description = "BOT: a saying; OFFICER: by hand, reported here", examples = "BOT")
                String forwarding,
        DeliveryState state,
        @Schema(description = "Why, for SKIPPED, FAILED and EXPIRED", examples = "NO_RECEIPT")
                String reason,
        Instant createdAt,
        @Schema(description = "When it ended") Instant settledAt,
        @Schema(
                        description =
                                "When something was put into the group that resembles the notice and"
                                        + " differs from it")
                Instant alteredAt) {

    static DeliveryView of(Delivery d) {
        return new DeliveryView(
                d.id(),
                d.notice(),
                d.binding(),
                d.zone(),
                d.forwarding(),
                d.state(),
                d.reason(),
                d.createdAt(),
                d.settledAt(),
                d.alteredAt());
    }
}
