package org.qunli.request.following;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of following. */
@ConfigMapping(prefix = "qunli.following")
interface FollowingConfig {

    /** How long after a request "me too" without a quote still means it. */
    @WithDefault("PT10M")
    Duration meTooWithin();

    /** How long after the solution a follower's "not solved" is heard as one. */
    @WithDefault("PT72H")
    Duration unsolvedWithin();

    /** How long a front-end may take to tell followers. */
    @WithDefault("PT30M")
    Duration sayingLife();
}
