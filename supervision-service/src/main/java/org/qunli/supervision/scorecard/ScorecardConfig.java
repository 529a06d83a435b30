package org.qunli.supervision.scorecard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How service is judged. */
@ConfigMapping(prefix = "qunli.scorecards")
interface ScorecardConfig {

    /** How long after its end a month still changes. */
    @WithDefault("PT72H")
    Duration correctable();
}
