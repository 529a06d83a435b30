package org.qunli.notice.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;
import org.qunli.notice.issue.Severity;

/** When the grid worker hears of those who haven't read a notice. */
@ConfigMapping(prefix = "qunli.notice.unread")
interface UnreadConfig {

    /** How severe a notice must be. */
    @WithDefault("MODERATE,SEVERE,EXTREME")
    Set<Severity> severities();

    /** How long after its publication. */
    @WithDefault("PT2H")
    Duration after();

    /** How long after its publication nobody is told of it any more. */
    @WithDefault("P2D")
    Duration until();

    /** One officer is told no more often than this. */
    @WithDefault("PT4H")
    Duration throttle();
}
