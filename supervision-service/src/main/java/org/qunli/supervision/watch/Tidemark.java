package org.qunli.supervision.watch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What one stream has seen last, and its way to be woken. */
final class Tidemark {

    /** What a stream shows. */
    enum Kind {
        BOARD,
        TALK,
        STORY
    }

    private final Kind kind;

    private volatile Set<UUID> ids;

    private volatile CompletableFuture<Void> next = new CompletableFuture<>();

    private String seen = "";

    Tidemark(Kind kind, Set<UUID> ids) {
        this.kind = kind;
        this.ids = Set.copyOf(ids);
    }

    Kind kind() {
        return kind;
    }

    Set<UUID> ids() {
        return ids;
    }

    /** It shows these from now on. */
    void follow(Set<UUID> others) {
        ids = Set.copyOf(others);
    }

    /** Completes when there may be something new. Take it before reading. */
    CompletableFuture<Void> next() {
        return next;
    }

    void turn() {
        CompletableFuture<Void> turned = next;
        next = new CompletableFuture<>();
        turned.complete(null);
    }

    /** Wakes the stream if its part of what was felt is another; answers whether. */
    boolean rise(Map<UUID, String> felt) {
        Map<UUID, String> own = new TreeMap<>(felt);
        own.keySet().retainAll(ids);
        String now = own.toString();
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        turn();
        return true;
    }
}
