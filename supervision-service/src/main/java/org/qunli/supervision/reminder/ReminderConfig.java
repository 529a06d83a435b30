package org.qunli.supervision.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reminders are sent. */
@ConfigMapping(prefix = "qunli.reminders")
interface ReminderConfig {

    /** How long a channel has to deliver one before the next is tried. */
    @WithDefault("PT2M")
    Duration deliverWithin();

    /** What falls due so soon after a word to the same officer waits, and becomes one word. */
    @WithDefault("PT1M")
    Duration bundleWithin();

    /** So many words an officer gets in an hour at most; urgent ones come on top. */
    @WithDefault("20")
    int mostPerHour();
}
