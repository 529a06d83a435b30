package org.qunli.request.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of taking messages. */
@ConfigMapping(prefix = "qunli.intake")
interface IntakeConfig {

    /** How far in the past a platform's time is believed. */
    @WithDefault("PT15M")
    Duration believedPast();

    /** Below this confidence the answer says that it is unsure. */
    @WithDefault("0.75")
    double sureFrom();

    /** How long a text may be, in bytes of UTF-8. */
    @WithDefault("65536")
    int maxTextBytes();
}
