package org.qunli.request.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of routing. */
@ConfigMapping(prefix = "qunli.routing")
public interface RoutingConfig {

    /** How long after the end of a shift its officer's word still counts as one of the roster. */
    @WithDefault("PT12H")
    Duration lastShift();
}
