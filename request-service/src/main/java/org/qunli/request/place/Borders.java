package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps a request from being opened in a zone that its household leaves at that moment: whoever
 * opens one holds the zones as they are, and whoever reorganises them waits for those.
 */
@ApplicationScoped
public class Borders {

    private static final long LOCK = 0x626f7264657273L;

    private final Jdbi jdbi;

    Borders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nothing moves to another zone until the transaction ends. Call it before looking. */
    public void keep() {
        lock("select pg_advisory_xact_lock_shared(:lock)::text");
    }

    /** Nobody relies on where anything is until the transaction ends. */
    void move() {
        lock("select pg_advisory_xact_lock(:lock)::text");
    }

    private void lock(String statement) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(statement).bind("lock", LOCK).mapTo(String.class).one());
    }
}
