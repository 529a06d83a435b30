package org.qunli.request.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of requests. */
@ConfigMapping(prefix = "qunli.request")
interface RequestConfig {

    /** How long after a resolution "not solved" reopens the request. */
    @WithDefault("PT72H")
    Duration reopeningWindow();

    /** After which time an alarm of danger to life counts as not heard, and goes on. */
    @WithDefault("PT3M")
    Duration alarmLife();

    /** How long after a resolution its household may rate it. */
    @WithDefault("P14D")
    Duration ratingWindow();

    /** How long an official answer isn't said again in the same group. */
    @WithDefault("PT10M")
    Duration sameAnswerPause();

    /** How long a front-end may take to say something before it is of no use any more. */
    @WithDefault("PT30M")
    Duration sayingLife();

    /** Waits end within this time of their moment. */
    @WithDefault("5s")
    Duration waitingPoll();

    /** How many waits one run ends at most. */
    @WithDefault("200")
    int waitingBatch();

    /** Requests of whose shift is over are handed over within this time. */
    @WithDefault("30s")
    Duration handoverPoll();

    /** How many requests one run hands over at most. */
    @WithDefault("200")
    int handoverBatch();

    /** Whoever is back on duty within this time keeps what is theirs. */
    @WithDefault("PT1H")
    Duration handoverBreak();
}
