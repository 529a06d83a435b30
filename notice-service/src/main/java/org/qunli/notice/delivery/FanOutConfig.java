package org.qunli.notice.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a publication is cut into transactions. */
@ConfigMapping(prefix = "qunli.notice.fan-out")
interface FanOutConfig {

    /**
     * How many groups get it in one transaction. A thousand take a fifth of a second on a calm
     * machine and stay below the roles' transaction_timeout on a very busy one.
     */
    @WithDefault("1000")
    int partSize();
}
