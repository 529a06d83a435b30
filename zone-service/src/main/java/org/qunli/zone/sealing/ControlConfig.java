package org.qunli.zone.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How announced changes of control are carried out. */
@ConfigMapping(prefix = "qunli.zone.control")
public interface ControlConfig {

    /** How often the agent looks; a change is carried out within this time of its moment. */
    @WithDefault("2s")
    Duration every();

    /** Zones changed in one transaction. */
    @WithDefault("100")
    int batch();

    /** How long a cache may hand out the answer to "when does it end?" without asking. */
    @WithDefault("30s")
    Duration fresh();
}
