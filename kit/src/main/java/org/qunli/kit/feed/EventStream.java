package org.qunli.kit.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.qunli.kit.json.Json;

/**
 * One reader's stream. It is asked for one message at a time, and reads the next page when the last
 * one is taken: a slow reader holds one page in memory, however much there is. It ends when its
 * time is over or the pod goes down; the reader takes it up elsewhere by the id.
 *
 * <p>Silence is broken by a comment at fixed times after the last event, with an id if the cursor
 * was renewed: hidden events change neither.
 */
final class EventStream {

    private final FeedReader feedReader;

    private final FeedTide tide;

    private final Sse sse;

    private final Duration heartbeat;

    private final long end;

    private final OutboundSseEvent last;

    private final OutboundSseEvent nothing;

    private final Queue<FeedReader.Placed> ready = new ArrayDeque<>();

    private FeedReader.Query query;

    private boolean greeted;

    private long silentUntil;

    /**
     * A stream that begins with what was read already.
     *
     * @param life how long it may last
     */
    EventStream(
            FeedReader feedReader,
            FeedTide tide,
            Sse sse,
            FeedReader.Query query,
            FeedReader.Stretch first,
            Duration heartbeat,
            Duration life) {
        this.feedReader = feedReader;
        this.tide = tide;
        this.sse = sse;
        this.heartbeat = heartbeat;
        this.end = System.nanoTime() + life.toNanos();
        this.last = sse.newEventBuilder().comment("end").build();
        this.nothing = sse.newEventBuilder().comment("nothing").build();
        this.ready.addAll(first.events());
        this.query = query.after(first.next());
    }

    /** The messages, each made when the reader has taken the one before. */
    Multi<OutboundSseEvent> messages() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(message -> message == last)
                .filter(message -> message != nothing);
    }

    private boolean isOver() {
        return tide.isClosing() || System.nanoTime() - end >= 0;
    }

    private Uni<OutboundSseEvent> next() {
        if (isOver()) {
            return Uni.createFrom().item(last);
        }
        if (!greeted) {
            // At once, so that the reader knows that it is connected, and from where it may resume.
            greeted = true;
            breathe();
            return Uni.createFrom().item(comment(ready.isEmpty() ? query.after() : null));
        }
        FeedReader.Placed next = ready.poll();
        if (next == null) {
            return readOn();
        }
        breathe();
        return Uni.createFrom().item(message(next));
    }

    private void breathe() {
        silentUntil = System.nanoTime() + heartbeat.toNanos();
    }

    private Uni<OutboundSseEvent> readOn() {
        // Taken before reading, so that what is committed meanwhile wakes us.
        CompletableFuture<Void> news = tide.next();
        return Uni.createFrom()
                .item(() -> feedReader.stretch(query))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(stretch -> answerOrWait(stretch, news));
    }

    private Uni<OutboundSseEvent> answerOrWait(
            FeedReader.Stretch stretch, CompletableFuture<Void> news) {
        if (!stretch.events().isEmpty()) {
            ready.addAll(stretch.events());
            query = query.after(stretch.next());
            return next();
        }
        long now = System.nanoTime();
        if (isOver() || now - silentUntil >= 0) {
            boolean renewed = !stretch.next().equals(query.after());
            query = query.after(stretch.next());
            breathe();
            return Uni.createFrom().item(isOver() ? last : comment(renewed ? query.after() : null));
        }
        tide.arrive();
        long wait = Math.max(1, Math.min(silentUntil - now, end - now));
        // A copy: cancelling it must not cancel what the other readers wait for.
        return Uni.createFrom()
                .completionStage(news.copy())
                .ifNoItem()
                .after(Duration.ofNanos(wait))
                .recoverWithUni(Uni.createFrom().nullItem())
                .onTermination()
                .invoke(tide::leave)
                .replaceWith(nothing);
    }

    private OutboundSseEvent message(FeedReader.Placed placed) {
        return sse.newEventBuilder()
                .id(placed.cursor())
                .name(placed.event().type())
                .data(String.class, Json.write(placed.event()))
                .build();
    }

    private OutboundSseEvent comment(String cursor) {
        OutboundSseEvent.Builder comment = sse.newEventBuilder().comment("");
        return (cursor == null ? comment : comment.id(cursor)).build();
    }
}
