package org.qunli.zone.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a group has been silent for too long, and how long the series is kept. */
@ConfigMapping(prefix = "qunli.zone.coverage")
public interface CoverageConfig {

    /** How often the agent looks for what a transaction left, and for groups that fell silent. */
    @WithDefault("5s")
    Duration every();

    /** Touches settled in one transaction; one of them may be a whole zone. */
    @WithDefault("50")
    int batch();

    /** Without a word for this long, what a group says about coverage is stale. */
    @WithDefault("PT24H")
    Duration staleAfter();

    /**
     * How long a household must be out of its groups before it is told. Zero tells at once; where
     * phones change groups a lot, a few minutes keep flapping quiet.
     */
    @WithDefault("PT0S")
    Duration tellAfter();

    /** The series. */
    Series series();

    /** The series. */
    interface Series {

        /** How often the agent writes down what changed; each hour keeps the last. */
        @WithDefault("60s")
        Duration every();

        /** How long every hour is kept; then the last of each day. */
        @WithDefault("P35D")
        Duration hourly();

        /** How long days are kept. */
        @WithDefault("P730D")
        Duration daily();
    }
}
