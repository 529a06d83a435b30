package org.qunli.request.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of linking words to requests. */
@ConfigMapping(prefix = "qunli.conversation")
interface ConversationConfig {

    /** How far back a quote that carries only text is looked for. */
    @WithDefault("PT72H")
    Duration quoteLookback();

    /** How long after somebody's words a picture without words belongs to them. */
    @WithDefault("PT10M")
    Duration pictureFollows();
}
