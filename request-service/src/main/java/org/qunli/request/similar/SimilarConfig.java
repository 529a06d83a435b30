package org.qunli.request.similar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of finding similar requests. */
@ConfigMapping(prefix = "qunli.similar")
interface SimilarConfig {

    /** How old an answer may be to be of use: opening hours change. */
    @WithDefault("P30D")
    Duration maxAge();

    /** How many similar requests come back with a new one. */
    @WithDefault("3")
    int offered();

    /** From which likeness on, 0 to 1, one comes back with a new request. */
    @WithDefault("0.35")
    double offeredFrom();

    /** From which likeness on the group is told. */
    @WithDefault("0.5")
    double saidFrom();

    /** The same answer isn't told to a group again within this time. */
    @WithDefault("PT2H")
    Duration saidAgainAfter();

    /** How long a front-end may take to say it. */
    @WithDefault("PT10M")
    Duration sayingLife();

    /** How often the terms' weights are read anew. */
    @WithDefault("1m")
    Duration weightsEvery();
}
