package org.qunli.kit.webhook;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to change the secret. */
@Schema(name = "SecretRotation")
record SecretRotation(
        @Schema(
                        description =
                                "How long the old secret signs, too: PT0S (it leaked) to P7D; a day if"
                                        + " missing",
                        examples = "PT24H",
                        implementation = String.class)
                Duration overlap) {}
