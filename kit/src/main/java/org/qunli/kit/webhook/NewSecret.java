package org.qunli.kit.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.idempotency.Idempotent;

/** A secret, told once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewSecret")
record NewSecret(
        UUID subscriptionId,
        @JsonView(Idempotent.OnlyOnce.class)
                @Schema(
                        description = "Told once; not when the call is repeated with its key",
                        examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                String secret,
        @Schema(description = "Until then each delivery is signed with the old secret, too")
                Instant oldSecretUntil) {}
