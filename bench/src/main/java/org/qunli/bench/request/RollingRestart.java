package org.qunli.bench.request;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;
import org.qunli.local.processes.ServiceProcess;

/**
 * D8. request-service is replaced pod by pod as the manifests have Kubernetes do it: a new one is
 * ready, an old one is taken from the endpoints, some time later it gets SIGTERM and drains.
 * Messages come in and readers wait for events meanwhile: no call fails. Sabotaged, the old one is
 * killed while calls still go to it.
 */
public final class RollingRestart implements Experiment {

    private static final int FRONT_ENDS = 4;

    /** Some ten messages a second: pods start on the same two cores. */
    private static final Duration BETWEEN_NEEDS = Duration.ofMillis(500);

    private static final int READERS = 4;

    private static final int ZONES = 4;

    private static final int REPLICAS = 2;

    /** The manifests' preStop, shortened: here nobody has to hear of the endpoints first. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Api> endpoints = new CopyOnWriteArrayList<>();

    private final AtomicInteger turn = new AtomicInteger();

    private final AtomicBoolean reading = new AtomicBoolean(true);

    private final AtomicInteger reads = new AtomicInteger();

    private final List<Answer> unread = new CopyOnWriteArrayList<>();

    @Override
    public String id() {
        return "D8";
    }

    @Override
    public String title() {
        return "rolling restart under load, as Kubernetes does it: no call fails";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int restarts = run.size(4, 20);
        // The first request-service serves the other services' reading and isn't restarted.
        try (Stand stand = Stand.start(run, "zone", "supervision", "notice", "request")) {
            Village village = Village.open(stand, ZONES);
            Deque<Pod> pods = new ArrayDeque<>();
            for (int i = 0; i < REPLICAS; i++) {
                pods.add(started(stand, village));
            }
            Crowd crowd = Crowd.start(village, this::next, FRONT_ENDS, BETWEEN_NEEDS);
            List<CompletableFuture<Void>> readers = readers();
            for (int restart = 0; restart < restarts; restart++) {
                pods.add(started(stand, village));
                run.console().say("one more pod after %,d messages", crowd.count());
                stopOldest(pods, run.sabotage());
            }
            crowd.finish();
            reading.set(false);
            readers.forEach(CompletableFuture::join);
            run.console().say("%,d messages accepted, %,d reads", crowd.count(), reads.get());
            int failed = crowd.refused().size() + unread.size();
            Outcome outcome =
                    new Outcome()
                            .note("restarts", restarts)
                            .note("reads", reads.get())
                            .measured(failed, 0, failed == 0);
            Books books = new Books(stand);
            books.awaitSupervision();
            return books.judgeClocks(run, books.judge(run, outcome, crowd));
        }
    }

    private record Pod(ServiceProcess process, Api api) {}

    private Pod started(Stand stand, Village village) throws IOException {
        ServiceProcess process = stand.stack().replica("request", List.of(), Map.of());
        Api api = village.bot(URI.create("http://127.0.0.1:" + process.port()));
        endpoints.add(api);
        return new Pod(process, api);
    }

    private void stopOldest(Deque<Pod> pods, boolean sabotage) {
        Pod oldest = pods.remove();
        if (sabotage) {
            oldest.process().kill();
            Stand.pause(PAUSE);
            endpoints.remove(oldest.api());
        } else {
            endpoints.remove(oldest.api());
            Stand.pause(PAUSE);
            oldest.process().stop();
        }
    }

    /** As an entrance chooses, for each call anew. */
    private Api next() {
        List<Api> now = List.copyOf(endpoints);
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    private List<CompletableFuture<Void>> readers() {
        return IntStream.range(0, READERS)
                .mapToObj(
                        i ->
                                CompletableFuture.runAsync(
                                        this::read, task -> new Thread(task, "reader").start()))
                .toList();
    }

    /** Waits for what never comes, so that a pod that goes down has somebody waiting. */
    private void read() {
        while (reading.get()) {
            Answer answer =
                    next().attempt(
                                    "GET",
                                    "/v1/events/requests?wait=PT5S&types=saying.never",
                                    null,
                                    null,
                                    PATIENCE);
            reads.incrementAndGet();
            if (!answer.ok()) {
                unread.add(answer);
            }
        }
    }
}
