package org.qunli.kit.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How events are sent to those who subscribed. */
@ConfigMapping(prefix = "qunli.webhook")
interface WebhookConfig {

    /** Whether this pod sends; off in tests, which drive the sender themselves. */
    @WithDefault("true")
    boolean send();

    /**
     * Seals the signing secrets, with a secret of the database: the same on all pods. Without it a
     * dump of the database is enough to sign.
     */
    Optional<String> key();

    /** Whether a receiver may have an http address. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks (CIDR) that are allowed although they aren't public. */
    Optional<List<String>> allowedNetworks();

    /** Ports of receivers, single (443) or from-to (8000-8999). */
    @WithDefault("443,8443")
    List<String> ports();

    /** Subscriptions of one client to this feed. */
    @WithDefault("10")
    int perClient();

    /** A client that hasn't called for this time has its subscriptions suspended. */
    @WithDefault("P30D")
    Duration renewWithin();

    /** The pause before each attempt; after the last has failed the subscription is suspended. */
    @WithDefault("PT0S,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> pauses();

    /** By up to which part a pause is lengthened at random. */
    @WithDefault("0.2")
    double jitter();

    /** No Retry-After is honoured for longer. */
    @WithDefault("PT24H")
    Duration longestRetryAfter();

    /** How long the old secret signs, too, after a rotation. */
    @WithDefault("PT24H")
    Duration overlap();

    /** How long a receiver may take to be reached. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long a delivery may take from its begin to the head of the answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How long a pod has a subscription for itself; longer than the timeouts together. */
    @WithDefault("PT30S")
    Duration lease();

    /** Bytes of an answer's body that are read, and thrown away. */
    @WithDefault("16384")
    int largestAnswer();

    /** Subscriptions that one pod serves at a time. */
    @WithDefault("32")
    int concurrent();

    /** Events of one subscription before another's turn. */
    @WithDefault("50")
    int page();

    /** The longest pause of the sender without news. */
    @WithDefault("PT1S")
    Duration pause();

    /** How long the log of deliveries is kept. */
    @WithDefault("P7D")
    Duration logKept();
}
