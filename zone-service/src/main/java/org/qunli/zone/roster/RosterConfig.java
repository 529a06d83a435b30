package org.qunli.zone.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far ahead duty is planned. */
@ConfigMapping(prefix = "qunli.zone.roster")
public interface RosterConfig {

    /** How often the agent looks for entries whose plan is due. */
    @WithDefault("60s")
    Duration every();

    /** How far ahead duty is told. */
    @WithDefault("P14D")
    Duration horizon();

    /** After how long a plan is made anew. */
    @WithDefault("P1D")
    Duration replan();

    /**
     * How long a substitute stays on the roster after the last substitution: the words of who
     * served in the last shift count.
     */
    @WithDefault("PT12H")
    Duration standInStays();

    /** Entries planned in one transaction. */
    @WithDefault("200")
    int batch();
}
