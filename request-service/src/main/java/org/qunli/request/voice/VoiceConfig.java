package org.qunli.request.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of speaking in groups. */
@ConfigMapping(prefix = "qunli.voice")
interface VoiceConfig {

    /** Over which time it is counted who said how much. */
    @WithDefault("PT1M")
    Duration window();

    /** How much Qunli says in a group in that time at most; a binding's perMinute may be less. */
    @WithDefault("8")
    int most();

    /** What Qunli may say where people say less. */
    @WithDefault("3")
    int least();

    /** After which time a held word is of no use any more. */
    @WithDefault("PT30M")
    Duration heldAtMost();

    /** How often it is looked whether something held may be said. */
    @WithDefault("5s")
    Duration mergeEvery();

    /** How many groups one run looks at. */
    @WithDefault("50")
    int groups();

    /**
     * How many held words of a group are told together at most; the rest waits for the next time.
     */
    @WithDefault("100")
    int together();
}
