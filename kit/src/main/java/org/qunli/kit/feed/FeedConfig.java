package org.qunli.kit.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The own feed and those that are read. */
@ConfigMapping(prefix = "qunli.feed")
interface FeedConfig {

    /** Name of the feed that this service publishes. */
    String name();

    /** Where the feeds of others are, by name. */
    Map<String, Source> sources();

    /** Whether this pod reads them; off in tests of one service. */
    @WithDefault("true")
    boolean consume();

    /** How long an empty answer is awaited. */
    @WithDefault("PT20S")
    Duration longPoll();

    /** Events of one page. */
    @WithDefault("500")
    int pageSize();

    /** The pause after a failed read; it doubles with each further failure. */
    @WithDefault("PT1S")
    Duration pause();

    /** The longest pause after failed reads. */
    @WithDefault("PT10S")
    Duration longestPause();

    /** For how long the ids of events taken in are kept: longer than feeds keep their events. */
    @WithDefault("P60D")
    Duration remembered();

    /** How often an event may fail before it is parked. */
    @WithDefault("3")
    int tries();

    /** The pause before a held event is tried again. */
    @WithDefault("PT1S")
    Duration retryAfter();

    /** One feed of another service. */
    interface Source {
        /** Base URL of the service. */
        URI url();
    }
}
