package org.qunli.kit.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What each client, person, sender and group may ask of this pod in a time. A flood of one uses up
 * its own budget and nobody else's.
 */
@Singleton
public class Budgets {

    /**
     * Beyond as many those go that ask least: whoever floods keeps an empty bucket, however many
     * strangers come by.
     */
    private static final int MOST = 100_000;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What rested for longer than the longest window is full again anyway. */
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(MINUTE.multipliedBy(2))
                    .executor(Runnable::run)
                    .build();

    private final LimitConfig config;

    Budgets(LimitConfig config) {
        this.config = config;
    }

    void ofClient(String subject) {
        take("client", subject, config.clientPerSecond(), SECOND);
    }

    void ofPerson(String client) {
        take("person", client, config.personPerMinute(), MINUTE);
    }

    /**
     * Takes one message of a sender out of its budget and that of the group.
     *
     * @param client whose front-end it is: another's can't use up this one's
     * @param group null for a private chat
     * @throws org.qunli.kit.problem.Fact if one of them is used up
     */
    public void ofMessage(String client, String route, String group, String sender) {
        String within = client + " " + route + " ";
        take("sender", within + sender, config.senderPerMinute(), MINUTE);
        if (group != null) {
            take("group", within + group, config.groupPerMinute(), MINUTE);
        }
    }

    private void take(String policy, String who, int quota, Duration window) {
        ConsumptionProbe probe =
                buckets.get(policy + " " + who, key -> bucket(quota, window))
                        .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw new TooManyCalls(policy, quota, window.toSeconds(), seconds);
        }
    }

    private static Bucket bucket(int quota, Duration window) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .build();
    }
}
