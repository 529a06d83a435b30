package org.qunli.supervision.watch;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Wakes this pod's streams when what they show has changed: each second at most three statements,
 * however many streams are open, and none while there is none.
 */
@ApplicationScoped
class WatchTide {

    private static final Logger LOG = Logger.getLogger(WatchTide.class);

    private final Pulses pulses;

    private final Clock clock;

    private final Set<Tidemark> waiting = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;

    WatchTide(Pulses pulses, Clock clock) {
        this.pulses = pulses;
        this.clock = clock;
    }

    /** Whose streams end now, so that they are taken up elsewhere. */
    void close(@Observes ShutdownDelayInitiatedEvent terminating) {
        closing = true;
        waiting.forEach(Tidemark::turn);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        closing = true;
        waiting.forEach(Tidemark::turn);
    }

    boolean isClosing() {
        return closing;
    }

    void arrive(Tidemark mark) {
        waiting.add(mark);
    }

    void leave(Tidemark mark) {
        waiting.remove(mark);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            runOnce(clock.instant());
        } catch (RuntimeException databaseAway) {
            LOG.debug("The watch could not be felt", databaseAway);
        }
    }

    /** Wakes whoever has something new; answers how many. */
    int runOnce(Instant now) {
        Map<Tidemark.Kind, Map<UUID, String>> felt = new HashMap<>();
        waiting.stream()
                .collect(
                        Collectors.groupingBy(
                                Tidemark::kind,
                                Collectors.flatMapping(
                                        mark -> mark.ids().stream(), Collectors.toSet())))
                .forEach((kind, ids) -> felt.put(kind, feel(kind, ids, now)));
        return (int)
                waiting.stream()
                        .filter(mark -> mark.rise(felt.getOrDefault(mark.kind(), Map.of())))
                        .count();
    }

    private Map<UUID, String> feel(Tidemark.Kind kind, Set<UUID> ids, Instant now) {
        return switch (kind) {
            case BOARD ->
                    pulses.of(ids, now).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().mark()));
            case TALK -> pulses.talk(ids);
            case STORY -> pulses.stories(ids);
        };
    }
}
