package org.qunli.kit.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one pod takes on. */
@ConfigMapping(prefix = "qunli.limit")
interface LimitConfig {

    /** Calls carried out at once while they are quick. Readers that wait for news don't count. */
    @WithDefault("400")
    int atOnce();

    /** As few are let in at once when calls take long. */
    @WithDefault("32")
    int atOnceLeast();

    /** How long a call may take on average before fewer are let in. */
    @WithDefault("1s")
    Duration slow();

    /** Calls a second of one client, with as many again at once: a loop gone wild, no quota. */
    @WithDefault("5000")
    int clientPerSecond();

    /** Calls a minute of one person, by an own token or through a front-end. */
    @WithDefault("600")
    int personPerMinute();

    /** Messages a minute of one sender in the groups of a front-end. */
    @WithDefault("300")
    int senderPerMinute();

    /**
     * Messages a minute of one group, with as many again at once: a backlog is brought in pieces.
     */
    @WithDefault("3000")
    int groupPerMinute();
}
