package org.qunli.kit.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to deliver one event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery")
record DeliveryView(
        @Schema(description = "CloudEvents id and webhook-id") UUID eventId,
        @Schema(examples = "saying.ready") String type,
        @Schema(description = "1, 2, 3… of this event", examples = "1") int attempt,
        Instant at,
        Outcome outcome,
        @Schema(
                        description =
                                "Why it failed: HTTP_STATUS, REDIRECT, GONE, TIMEOUT, CONNECT, TLS,"
                                        + " UNKNOWN_HOST, REFUSED_ADDRESS, BROKEN or SECRET_UNREADABLE",
                        examples = "HTTP_STATUS")
                Reason reason,
        @Schema(description = "The status answered, if any", examples = "503") Integer httpStatus,
        @Schema(examples = "PT0.12S", implementation = String.class) Duration took,
        @Schema(description = "When it is tried again, if it is") Instant nextAttemptAt) {

    /** What came of it. */
    enum Outcome {
        DELIVERED,
        FAILED
    }
}
