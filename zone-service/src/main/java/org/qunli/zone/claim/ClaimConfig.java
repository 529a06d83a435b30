package org.qunli.zone.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may claim again. */
@ConfigMapping(prefix = "qunli.zone.claim")
interface ClaimConfig {

    /** Refusals of one chat id in one zone; then it waits until the oldest is old enough. */
    @WithDefault("3")
    int refusals();

    /** For how long a refusal counts. */
    @WithDefault("PT24H")
    Duration within();
}
