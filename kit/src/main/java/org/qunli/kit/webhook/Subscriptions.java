package org.qunli.kit.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.feed.Reader;

/** Subscriptions as their clients keep them. Each statement is for one client's own. */
@ApplicationScoped
class Subscriptions {

    /** A client that calls often doesn't write each time. */
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final Jdbi jdbi;

    Subscriptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Notes that the client called, and narrows its subscriptions to the claims that it has now:
     * they never widen.
     */
    void renew(String client, Reader claims, Instant now) {
        boolean due =
                jdbi.withHandle(h -> renewable(h, client, "")).stream()
                        .anyMatch(s -> isDue(s, claims, now));
        if (due) {
            QuarkusTransaction.joiningExisting()
                    .run(() -> jdbi.useHandle(h -> renew(h, client, claims, now)));
        }
    }

    private static boolean isDue(Subscription known, Reader claims, Instant now) {
        return !known.reader().within(claims).equals(known.reader())
                || known.renewedAt().plus(NOTED_EVERY).isBefore(now);
    }

    private static void renew(Handle handle, String client, Reader claims, Instant now) {
        for (Subscription known : renewable(handle, client, "for update")) {
            Reader narrowed = known.reader().within(claims);
            bindReader(
                            handle.createUpdate(
                                    """
                                    update webhook_subscription
                                    set audience = :audiences, district = :districts, channel = :channels,
                                        zone = :zones, renewed_at = :now,
                                        version = version + case when :narrower then 1 else 0 end
                                    where id = :id
                                    """),
                            narrowed)
                    .bind("narrower", !narrowed.equals(known.reader()))
                    .bind("id", known.id())
                    .bind("now", now)
                    .execute();
        }
    }

    private static List<Subscription> renewable(Handle handle, String client, String lock) {
        return handle.createQuery(
                        """
                        select * from webhook_subscription where client = :client order by id <lock>
                        """)
                .define("lock", lock)
                .bind("client", client)
                .map((row, c) -> Subscription.of(row))
                .list();
    }

    private static Update bindReader(Update update, Reader reader) {
        return update.bind(
                        "audiences",
                        reader.audiences().stream().map(Enum::name).toArray(String[]::new))
                .bind("districts", reader.districts().toArray(String[]::new))
                .bind("channels", reader.channels().toArray(String[]::new))
                .bind("zones", reader.zones().toArray(UUID[]::new));
    }

    /** How many the client has; nobody makes another for it until the transaction ends. */
    int countLocked(String client) {
        return jdbi.withHandle(
                handle -> {
                    handle.createQuery(
                                    "select 1 from pg_advisory_xact_lock(hashtextextended(:scope, 0))")
                            .bind("scope", "webhooks of\n" + client)
                            .mapTo(int.class)
                            .one();
                    return handle.createQuery(
                                    "select count(*) from webhook_subscription where client = :client")
                            .bind("client", client)
                            .mapTo(int.class)
                            .one();
                });
    }

    /** Keeps a new one; its other columns start as a new one's do. */
    void add(Subscription made, byte[] sealedSecret) {
        jdbi.useHandle(
                handle ->
                        bindReader(
                                        handle.createUpdate(
                                                """
                                                insert into webhook_subscription
                                                    (id, client, url, description, types, audience, district, channel,
                                                     zone, renewed_at, secret, status, cursor_tx, cursor_id,
                                                     next_at, lease_until, created_at)
                                                values (:id, :client, :url, :description, :types, :audiences,
                                                        :districts, :channels, :zones, :now, :secret, 'ACTIVE',
                                                        cast(:tx as xid8), :place, :now, :now, :now)
                                                """),
                                        made.reader())
                                .bind("id", made.id())
                                .bind("client", made.client())
                                .bind("url", made.url())
                                .bind("description", made.description())
                                .bind("types", made.types().toArray(String[]::new))
                                .bind("secret", sealedSecret)
                                .bind("tx", made.cursor().tx())
                                .bind("place", made.cursor().id())
                                .bind("now", made.createdAt())
                                .execute());
    }

    Optional<Subscription> find(String client, UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from webhook_subscription
                                        where client = :client and id = :id
                                        """)
                                .bind("client", client)
                                .bind("id", id)
                                .map((row, c) -> Subscription.of(row))
                                .findOne());
    }

    /** The client's, oldest first. */
    List<Subscription> list(String client, UUID after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from webhook_subscription
                                        where client = :client
                                          and (cast(:after as uuid) is null or id > cast(:after as uuid))
                                        order by id limit :limit
                                        """)
                                .bind("client", client)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, c) -> Subscription.of(row))
                                .list());
    }

    /**
     * Changes what isn't null, if the version is still that one. Another URL is tried at once.
     *
     * @return whether it was
     */
    boolean change(UUID id, long version, SubscriptionChange change, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update webhook_subscription
                                                set url = coalesce(:url, url),
                                                    description = coalesce(:description, description),
                                                    types = coalesce(cast(:types as text[]), types),
                                                    course = course + case when :url is null then 0 else 1 end,
                                                    attempts = case when :url is null then attempts else 0 end,
                                                    next_at = case when :url is null then next_at else :now end,
                                                    version = version + 1
                                                where id = :id and version = :version
                                                """)
                                        .bind("url", change.url())
                                        .bind("description", change.description())
                                        .bind(
                                                "types",
                                                change.types() == null
                                                        ? null
                                                        : change.types().toArray(String[]::new))
                                        .bind("now", now)
                                        .bind("id", id)
                                        .bind("version", version)
                                        .execute())
                == 1;
    }

    void remove(UUID id) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate("delete from webhook_subscription where id = :id")
                                .bind("id", id)
                                .execute());
    }

    /** Goes on at once, from its cursor. */
    void resume(UUID id, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set status = 'ACTIVE', suspended_for = null, suspended_at = null,
                                            attempts = 0, next_at = :now, course = course + 1,
                                            version = version + 1
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("now", now)
                                .execute());
    }

    /** Moves the cursor, also forward; a suspended one stays suspended. */
    void replay(UUID id, FeedLog.Place from, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set cursor_tx = cast(:tx as xid8), cursor_id = :place,
                                            attempts = 0, next_at = :now, course = course + 1,
                                            version = version + 1
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("tx", from.tx())
                                .bind("place", from.id())
                                .bind("now", now)
                                .execute());
    }

    /** Signs with the new secret, and until that time with the one before, too. */
    void rotate(UUID id, byte[] sealedSecret, Instant oldUntil) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set old_secret = secret, old_secret_until = :until,
                                            secret = :secret, version = version + 1
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("secret", sealedSecret)
                                .bind("until", oldUntil)
                                .execute());
    }

    /** A test event is to be sent; one that waits already is the one. */
    UUID requestTest(UUID id, UUID testId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update webhook_subscription set test_id = coalesce(test_id, :test)
                                        where id = :id
                                        returning test_id
                                        """)
                                .bind("id", id)
                                .bind("test", testId)
                                .mapTo(UUID.class)
                                .one());
    }
}
