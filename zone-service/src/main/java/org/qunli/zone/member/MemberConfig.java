package org.qunli.zone.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How proxies' time is watched. */
@ConfigMapping(prefix = "qunli.zone.member")
public interface MemberConfig {

    /** How often the agent looks for proxies whose time is over. */
    @WithDefault("30s")
    Duration every();

    /** Proxies ended in one transaction. */
    @WithDefault("100")
    int batch();
}
