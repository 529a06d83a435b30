package org.qunli.supervision.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How desks are told. */
@ConfigMapping(prefix = "qunli.escalations")
interface EscalationConfig {

    /** How long a private word to a desk may still be delivered. */
    @WithDefault("PT1H")
    Duration wordLife();
}
