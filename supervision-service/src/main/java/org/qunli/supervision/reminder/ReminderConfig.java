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
}
