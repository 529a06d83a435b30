package org.qunli.notice.authenticity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts questions in the database, so that any number of pods share one limit (the generic cell
 * rate algorithm, ITU-T I.371: one moment for each asker, at which its allowance is full again).
 * Who asks is kept as a hash, and no longer than the window.
 */
@ApplicationScoped
class Questions {

    private final Jdbi jdbi;

    Questions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Counts a question, in the running transaction.
     *
     * @param most within the window
     * @throws TooManyQuestions where those are used up
     */
    void count(String asker, int most, Duration window, Instant now) {
        String scope = hash(asker);
        Duration step = window.dividedBy(most);
        jdbi.useHandle(
                handle -> {
                    boolean allowed =
                            handle.createQuery(
                                            """
                                            insert into verification_allowance as a (asker, full_at)
                                            values (:asker, cast(:now as timestamptz) + cast(:step as interval))
                                            on conflict (asker) do update
                                            set full_at = greatest(a.full_at, cast(:now as timestamptz))
                                                + cast(:step as interval)
                                            where greatest(a.full_at, cast(:now as timestamptz)) + cast(:step as interval)
                                                <= cast(:now as timestamptz) + cast(:window as interval)
                                            returning true
                                            """)
                                    .bind("asker", scope)
                                    .bind("now", now)
                                    .bind("step", step.toString())
                                    .bind("window", window.toString())
                                    .mapTo(Boolean.class)
                                    .findOne()
                                    .isPresent();
                    if (!allowed) {
                        throw new TooManyQuestions(
                                Duration.between(now, fullAt(handle, scope))
                                        .plus(step)
                                        .minus(window));
                    }
                });
    }

    private static Instant fullAt(Handle handle, String scope) {
        return handle.createQuery("select full_at from verification_allowance where asker = :asker")
                .bind("asker", scope)
                .mapTo(Instant.class)
                .one();
    }

    /** Forgets who hasn't asked for a while; answers how many. */
    int sweep(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from verification_allowance where asker in (
                                            select asker from verification_allowance where full_at <= :now
                                            limit 10000 for update skip locked)
                                        """)
                                .bind("now", now)
                                .execute());
    }

    private static String hash(String asker) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(asker.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
