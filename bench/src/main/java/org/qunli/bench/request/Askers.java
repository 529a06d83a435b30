package org.qunli.bench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/** Front-ends at once, each message a new resident's need: as fast as they go, or at a pace. */
final class Askers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String[] NEEDS = {"降压药吃完了", "家里没有米和菜了", "楼道的垃圾没人收", "奶粉只剩一天的了"};

    private final Village village;

    private final Api bot;

    private final int frontEnds;

    private final AtomicInteger numbers = new AtomicInteger();

    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

    Askers(Village village, int frontEnds) {
        this.village = village;
        this.bot = village.bot();
        this.frontEnds = frontEnds;
    }

    /** As fast as they are answered; answers how many a second were. */
    double flatOut(Duration time) {
        long began = System.nanoTime();
        int answered = ask(began + time.toNanos(), System::nanoTime);
        return answered / ((System.nanoTime() - began) / 1e9);
    }

    /**
     * At this pace, whether or not the ones before were answered in time: a message that had to
     * wait for its turn counts from when it was due. Answers the times in milliseconds.
     */
    Samples paced(Duration time, double perSecond) {
        long began = System.nanoTime();
        AtomicInteger turns = new AtomicInteger();
        millis.clear();
        ask(
                began + time.toNanos(),
                () -> {
                    long due = began + (long) (turns.getAndIncrement() * 1e9 / perSecond);
                    long early = due - System.nanoTime();
                    if (early > 0) {
                        Stand.pause(Duration.ofNanos(early));
                    }
                    return due;
                });
        return Samples.of(millis);
    }

    private int ask(long until, LongSupplier turn) {
        int before = numbers.get();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < frontEnds; i++) {
            workers.add(
                    CompletableFuture.runAsync(
                            () -> {
                                for (long due = turn.getAsLong();
                                        due < until;
                                        due = turn.getAsLong()) {
                                    askOnce();
                                    millis.add((System.nanoTime() - due) / 1e6);
                                }
                            },
                            task -> new Thread(task, "asker").start()));
        }
        workers.forEach(CompletableFuture::join);
        return numbers.get() - before;
    }

    private void askOnce() {
        int number = numbers.getAndIncrement();
        String text = NEEDS[number % NEEDS.length] + ",编号" + number;
        String message =
                Village.message(
                        number % village.size(), "p1-" + number, "u-asker-" + number, text, null);
        Answer answer = bot.attempt("POST", "/v1/messages", message, null, PATIENCE);
        if (!answer.ok()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }

    int asked() {
        return numbers.get();
    }
}
