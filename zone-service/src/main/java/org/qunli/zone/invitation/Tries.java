package org.qunli.zone.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts tries in the database, so that any number of pods share one limit. Each scope is one row
 * with the moment at which its allowance is full again (the generic cell rate algorithm, ITU-T
 * I.371): a try moves it one step ahead, and is refused where that is further than the window. What
 * is limited is kept as a hash.
 */
@ApplicationScoped
class Tries {

    private final Jdbi jdbi;

    Tries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is limited.
     *
     * @param limit its name in the header RateLimit
     * @param whose whose tries are counted together
     * @param most within the window
     */
    record Scope(String limit, String whose, int most, Duration window) {

        Duration step() {
            return window.dividedBy(most);
        }

        String key() {
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(
                                                (limit + "\n" + whose)
                                                        .getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Counts a try in every scope, in the running transaction.
     *
     * @throws TooManyTries where one is used up; the transaction must then count nothing
     */
    void count(List<Scope> scopes, Instant now) {
        jdbi.useHandle(handle -> inOrder(scopes).forEach(scope -> count(handle, scope, now)));
    }

    private static void count(Handle handle, Scope scope, Instant now) {
        Optional<Instant> fullAt =
                handle.createQuery(
                                """
                                insert into redemption_allowance as a (scope, full_at)
                                values (:scope, cast(:now as timestamptz) + cast(:step as interval))
                                on conflict (scope) do update
                                set full_at = greatest(a.full_at, cast(:now as timestamptz))
                                    + cast(:step as interval)
                                where greatest(a.full_at, cast(:now as timestamptz)) + cast(:step as interval)
                                    <= cast(:now as timestamptz) + cast(:window as interval)
                                returning full_at
                                """)
                        .bind("scope", scope.key())
                        .bind("now", now)
                        .bind("step", scope.step().toString())
                        .bind("window", scope.window().toString())
                        .mapTo(Instant.class)
                        .findOne();
        if (fullAt.isEmpty()) {
            throw new TooManyTries(scope.limit(), wait(handle, scope, now));
        }
    }

    private static Duration wait(Handle handle, Scope scope, Instant now) {
        Instant fullAt =
                handle.createQuery("select full_at from redemption_allowance where scope = :scope")
                        .bind("scope", scope.key())
                        .mapTo(Instant.class)
                        .one();
        return Duration.between(now, fullAt).plus(scope.step()).minus(scope.window());
    }

    /** A try that was right doesn't count, in the transaction in which it had its effect. */
    void forgive(List<Scope> scopes) {
        jdbi.useHandle(
                handle ->
                        inOrder(scopes)
                                .forEach(
                                        scope ->
                                                handle.createUpdate(
                                                                """
                                                                update redemption_allowance
                                                                set full_at = full_at - cast(:step as interval)
                                                                where scope = :scope
                                                                """)
                                                        .bind("scope", scope.key())
                                                        .bind("step", scope.step().toString())
                                                        .execute()));
    }

    /** Rows that limit nothing any more; answers how many those were. */
    int sweep(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from redemption_allowance where scope in (
                                            select scope from redemption_allowance where full_at <= :now
                                            limit 10000 for update skip locked)
                                        """)
                                .bind("now", now)
                                .execute());
    }

    /** One order for all, so that nobody waits in a circle. */
    private static List<Scope> inOrder(List<Scope> scopes) {
        return scopes.stream().sorted(Comparator.comparing(Scope::key)).toList();
    }
}
