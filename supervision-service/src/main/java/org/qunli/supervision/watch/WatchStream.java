package org.qunli.supervision.watch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One supervisor's stream. It is asked for one message at a time, and looks again when it is woken
 * or has been silent for long: a slow reader holds no more than one look in memory. It ends with
 * its token or its pod; the reader takes it up by the id.
 */
final class WatchStream {

    /**
     * A message.
     *
     * @param id resumes the stream
     */
    record News(String id, String name, String json) {}

    private final Tidemark mark;

    private final WatchTide tide;

    private final Supplier<List<News>> look;

    private final Sse sse;

    private final Duration heartbeat;

    private final long end;

    private final OutboundSseEvent last;

    private final OutboundSseEvent nothing;

    private final Queue<News> ready = new ArrayDeque<>();

    private CompletableFuture<Void> turn;

    private boolean greeted;

    private long silentUntil;

    /**
     * A stream that begins with a first look, which may be refused.
     *
     * @param look what is new since the last look; throws when nothing may be seen any more
     * @param life how long it may last
     */
    WatchStream(
            Tidemark mark,
            WatchTide tide,
            Supplier<List<News>> look,
            Sse sse,
            Duration heartbeat,
            Duration life) {
        this.mark = mark;
        this.tide = tide;
        this.look = look;
        this.sse = sse;
        this.heartbeat = heartbeat;
        this.end = System.nanoTime() + life.toNanos();
        this.last = sse.newEventBuilder().comment("end").build();
        this.nothing = sse.newEventBuilder().comment("nothing").build();
        // Taken before looking, so that what changes meanwhile wakes us.
        this.turn = mark.next();
        this.ready.addAll(look.get());
    }

    Multi<OutboundSseEvent> messages() {
        tide.arrive(mark);
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(message -> message == last)
                .filter(message -> message != nothing)
                .onTermination()
                .invoke(() -> tide.leave(mark));
    }

    private boolean isOver() {
        return tide.isClosing() || System.nanoTime() - end >= 0;
    }

    private Uni<OutboundSseEvent> next() {
        if (isOver()) {
            return Uni.createFrom().item(last);
        }
        if (!greeted) {
            greeted = true;
            return Uni.createFrom().item(comment());
        }
        News news = ready.poll();
        return news == null ? waitAndLook() : Uni.createFrom().item(message(news));
    }

    private Uni<OutboundSseEvent> waitAndLook() {
        long now = System.nanoTime();
        long wait = Math.max(1, Math.min(silentUntil - now, end - now));
        // A copy: cancelling it must not cancel the turn itself.
        return Uni.createFrom()
                .completionStage(turn.copy())
                .ifNoItem()
                .after(Duration.ofNanos(wait))
                .recoverWithUni(Uni.createFrom().nullItem())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(woken -> lookAgain());
    }

    private OutboundSseEvent lookAgain() {
        if (isOver()) {
            return last;
        }
        turn = mark.next();
        try {
            ready.addAll(look.get());
        } catch (RuntimeException nothingToSeeAnyMore) {
            return last;
        }
        News news = ready.poll();
        if (news != null) {
            return message(news);
        }
        return System.nanoTime() - silentUntil >= 0 ? comment() : nothing;
    }

    private OutboundSseEvent message(News news) {
        breathe();
        return sse.newEventBuilder()
                .id(news.id())
                .name(news.name())
                .data(String.class, news.json())
                .build();
    }

    private OutboundSseEvent comment() {
        breathe();
        return sse.newEventBuilder().comment("").build();
    }

    private void breathe() {
        silentUntil = System.nanoTime() + heartbeat.toNanos();
    }
}
