package org.qunli.supervision.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the watch streams. */
@ConfigMapping(prefix = "qunli.watch")
interface WatchConfig {

    /** The longest silence: then a comment comes, and who streams is judged anew. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
