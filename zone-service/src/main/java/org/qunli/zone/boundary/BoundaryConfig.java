package org.qunli.zone.boundary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How detailed a boundary may be. */
@ConfigMapping(prefix = "qunli.zone.boundary")
public interface BoundaryConfig {

    /** Vertices of all rings together; each event about the boundary carries them all. */
    @WithDefault("10000")
    int maxVertices();
}
