package org.qunli.zone.reorganisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what a reorganisation moved is told anew. */
@ConfigMapping(prefix = "qunli.zone.reorganisation")
public interface ReorganisationConfig {

    /** How often the agent looks for states to tell. */
    @WithDefault("2s")
    Duration every();

    /** States told in one transaction. */
    @WithDefault("1000")
    int batch();
}
