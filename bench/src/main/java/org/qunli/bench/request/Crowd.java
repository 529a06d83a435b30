package org.qunli.bench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Front-ends that hand over messages all the time and hand the same over again until it is
 * answered, as ours are told to: needs of new residents, and to every other of them an officer's
 * answer.
 */
final class Crowd {

    /** As long as a front-end waits before it asks again; a hang shows in the times. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Village village;

    private final Supplier<Api> bot;

    private final Duration pause;

    private final AtomicBoolean going = new AtomicBoolean(true);

    private final AtomicInteger numbers = new AtomicInteger();

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private final List<CompletableFuture<Void>> workers = new ArrayList<>();

    /**
     * A message that was answered with 2xx.
     *
     * @param request the request that it is said to have opened or answered, or null
     */
    record Accepted(String messageId, String outcome, String request) {}

    private Crowd(Village village, Supplier<Api> bot, Duration pause) {
        this.village = village;
        this.bot = bot;
        this.pause = pause;
    }

    static Crowd start(Village village, Api bot, int frontEnds) {
        return start(village, () -> bot, frontEnds, Duration.ZERO);
    }

    /**
     * As {@link #start(Village, Api, int)}, each call where it is told to go then.
     *
     * @param pause of a front-end between two needs, so that a machine has something left for what
     *     is started meanwhile
     */
    static Crowd start(Village village, Supplier<Api> bot, int frontEnds, Duration pause) {
        Crowd crowd = new Crowd(village, bot, pause);
        for (int i = 0; i < frontEnds; i++) {
            crowd.workers.add(
                    CompletableFuture.runAsync(
                            crowd::work, task -> new Thread(task, "crowd").start()));
        }
        return crowd;
    }

    private void work() {
        while (going.get()) {
            int number = numbers.getAndIncrement();
            int zone = number % village.size();
            String need = "n-" + number;
            Accepted opened = deliver(zone, need, "u-" + number, "降压药吃完了,编号" + number, null);
            if (number % 2 == 0 && opened.request() != null) {
                deliver(zone, "r-" + number, Village.officer(zone), "一小时后送到", need);
            }
            Stand.pause(pause);
        }
    }

    private Accepted deliver(int zone, String id, String sender, String text, String quoted) {
        String message = Village.message(zone, id, sender, text, quoted);
        // Every other one relies on the message's id alone.
        String key = id.hashCode() % 2 == 0 ? "key-" + id : null;
        while (true) {
            Answer answer = bot.get().attempt("POST", "/v1/messages", message, key, PATIENCE);
            if (answer.ok()) {
                Accepted done =
                        new Accepted(
                                id,
                                answer.body().path("outcome").asText(),
                                answer.body().at("/requests/0/id").asText(null));
                accepted.add(done);
                return done;
            }
            refused.add(answer);
            if (!answer.again()) {
                wrong.add(id + ": " + answer.status() + " " + answer.body());
                return new Accepted(id, null, null);
            }
            Stand.pause(AGAIN);
        }
    }

    /** Lets everybody finish what they are at. */
    void finish() {
        going.set(false);
        workers.forEach(CompletableFuture::join);
    }

    int count() {
        return accepted.size();
    }

    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Answers other than 2xx, and calls without an answer (status 0). */
    List<Answer> refused() {
        return List.copyOf(refused);
    }

    /** What was refused for good. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
