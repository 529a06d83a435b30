package org.qunli.zone.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How announced changes of control are carried out. */
@ConfigMapping(prefix = "qunli.zone.control")
public interface ControlConfig {

    /** Zones changed in one transaction. */
    @WithDefault("100")
    int batch();
}
