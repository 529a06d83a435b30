package org.qunli.kit.failure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How large a body may be. */
@ConfigMapping(prefix = "qunli.http")
public interface BodyLimits {

    /** Bytes of a JSON body. */
    @WithDefault("8388608")
    long largestBody();

    /**
     * Bytes of a body of another media type, by that type: none but these are read. An operation
     * that takes one reads it as a stream and never holds it whole.
     */
    Map<String, Long> bulk();
}
