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

    /**
     * Reads of a feed in which news keeps coming begin at least this far apart: it then costs a
     * read and a transaction in each interval, not after each event. After a silence the first
     * event is read at once.
     */
    @WithDefault("PT0.05S")
    Duration interval();

    /** Events of one page; measured against 500 and 2000. */
    @WithDefault("1000")
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

    /** When a cursor that nothing came after is renewed, so that it never expires while in use. */
    @WithDefault("PT1M")
    Duration cursorAge();

    /** How a stream is kept. */
    Stream stream();

    /** How long the own log is kept whole. */
    Retention retention();

    /** Streams of the own feed (SSE). */
    interface Stream {
        /** The longest silence: then a comment comes. */
        @WithDefault("PT15S")
        Duration heartbeat();

        /** How many events are read at once; no more than these wait for a slow reader. */
        @WithDefault("100")
        int pageSize();

        /** How many streams one client may have open on a pod. */
        @WithDefault("20")
        int perClient();

        /** How many streams a pod has open at most. */
        @WithDefault("1000")
        int most();
    }

    /** What of the own log may go. */
    interface Retention {
        /**
         * For how long everything is kept. Longer than any time after which what has ended may
         * begin again, such as the window in which a request is reopened.
         */
        @WithDefault("P30D")
        Duration whole();

        /**
         * For how long the last word on what has ended is kept, for consumers that knew of it and
         * were away.
         */
        @WithDefault("P365D")
        Duration ends();

        /**
         * How many events one transaction goes through. It holds every feed of the server back
         * while it runs.
         */
        @WithDefault("1000")
        int batch();
    }

    /** One feed of another service. */
    interface Source {
        /** Base URL of the service. */
        URI url();
    }
}
