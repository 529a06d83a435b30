package org.qunli.kit.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.qunli.kit.feed.FeedLog;

/**
 * Subscriptions as the sender works on them. Each statement is a transaction of its own; none is
 * open during a delivery. What was claimed is kept by a lease; a pod that lost it, or whose client
 * turned the course meanwhile, moves nothing.
 */
@ApplicationScoped
class Claims {

    private final Jdbi jdbi;

    private final WebhookConfig config;

    Claims(Jdbi jdbi, WebhookConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /**
     * Takes subscriptions that have something to send, those that were served longest ago first.
     *
     * @param head the end of the log
     */
    List<Claim> claim(Instant now, FeedLog.Place head, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update webhook_subscription s
                                        set lease = :lease, lease_until = :until
                                        from (select id from webhook_subscription
                                              where lease_until <= :now
                                                and (test_id is not null
                                                     or status = 'ACTIVE' and next_at <= :now
                                                        and (cursor_tx, cursor_id) < (cast(:tx as xid8), :place))
                                              order by lease_until limit :limit
                                              for update skip locked) free
                                        where s.id = free.id
                                        returning s.*, s.status = 'ACTIVE' and s.next_at <= :now as due,
                                                  s.old_secret_until > :now as overlapping
                                        """)
                                .bind("lease", UuidCreator.getTimeOrderedEpoch())
                                .bind("until", now.plus(config.lease()))
                                .bind("now", now)
                                .bind("tx", head.tx())
                                .bind("place", head.id())
                                .bind("limit", limit)
                                .map((row, c) -> claimOf(row))
                                .list());
    }

    private static Claim claimOf(ResultSet row) throws SQLException {
        List<byte[]> secrets = new ArrayList<>(List.of(row.getBytes("secret")));
        if (row.getBoolean("overlapping")) {
            secrets.add(row.getBytes("old_secret"));
        }
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                URI.create(row.getString("url")),
                Subscription.readerOf(row),
                Subscription.texts(row, "types"),
                Subscription.cursorOf(row),
                row.getInt("course"),
                row.getInt("attempts"),
                row.getObject("test_id", UUID.class),
                row.getBoolean("due"),
                secrets);
    }

    /** Which event was tried, and how often before. */
    record Tried(UUID eventId, String type, int attempt) {}

    /**
     * Moves the cursor behind an event that was delivered, and keeps the lease.
     *
     * @return whether to go on
     */
    boolean delivered(Claim claim, FeedLog.Place place, Tried tried, Attempt attempt, Instant now) {
        return jdbi.withHandle(
                handle ->
                        bind(
                                        handle.createQuery(
                                                """
                                                with mine as (
                                                    update webhook_subscription
                                                    set cursor_tx = case when course = :course
                                                            then cast(:tx as xid8) else cursor_tx end,
                                                        cursor_id = case when course = :course
                                                            then :place else cursor_id end,
                                                        attempts = case when course = :course
                                                            then 0 else attempts end,
                                                        lease_until = :until
                                                    where id = :id and lease = :lease
                                                    returning id, course = :course as steady),
                                                logged as (
                                                    insert into webhook_delivery
                                                        (subscription, event_id, type, attempt, at, http_status, took_ms)
                                                    select id, :event, :type, :attempt, :now, :status, :took from mine)
                                                select steady from mine
                                                """),
                                        claim,
                                        tried,
                                        attempt,
                                        now)
                                .bind("course", claim.course())
                                .bind("tx", place.tx())
                                .bind("place", place.id())
                                .bind("until", now.plus(config.lease()))
                                .mapTo(boolean.class)
                                .findOne()
                                .orElse(false));
    }

    /**
     * Notes a failure and lets go until the next attempt.
     *
     * @param next its time, or null if there is none
     * @param suspension why it is suspended, or null
     */
    void failed(
            Claim claim,
            Tried tried,
            Attempt attempt,
            Instant next,
            Reason suspension,
            Instant now) {
        jdbi.useHandle(
                handle ->
                        bind(
                                        handle.createUpdate(
                                                """
                                                with mine as (
                                                    update webhook_subscription
                                                    set attempts = case when course = :course
                                                            then :attempt else attempts end,
                                                        next_at = case when course = :course
                                                            then coalesce(cast(:next as timestamptz), next_at)
                                                            else next_at end,
                                                        status = case when course = :course and :over
                                                            then 'SUSPENDED' else status end,
                                                        suspended_for = case when course = :course and :over
                                                            then :suspension else suspended_for end,
                                                        suspended_at = case when course = :course and :over
                                                            then :now else suspended_at end,
                                                        version = version
                                                            + case when course = :course and :over then 1 else 0 end,
                                                        lease = null, lease_until = :now
                                                    where id = :id and lease = :lease
                                                    returning id)
                                                insert into webhook_delivery
                                                    (subscription, event_id, type, attempt, at, reason, http_status,
                                                     took_ms, next_at)
                                                select id, :event, :type, :attempt, :now, :reason, :status, :took,
                                                       cast(:next as timestamptz)
                                                from mine
                                                """),
                                        claim,
                                        tried,
                                        attempt,
                                        now)
                                .bind("course", claim.course())
                                .bind("reason", attempt.reason().name())
                                .bind("next", next)
                                .bind("over", suspension != null)
                                .bind("suspension", suspension == null ? null : suspension.name())
                                .execute());
    }

    /** A test event was sent, well or not: it isn't sent again. The lease is kept. */
    void tested(Claim claim, Tried tried, Attempt attempt, Instant now) {
        jdbi.useHandle(
                handle ->
                        bind(
                                        handle.createUpdate(
                                                """
                                                with mine as (
                                                    update webhook_subscription
                                                    set test_id = null, lease_until = :until
                                                    where id = :id and lease = :lease and test_id = :event
                                                    returning id)
                                                insert into webhook_delivery
                                                    (subscription, event_id, type, attempt, at, reason, http_status, took_ms)
                                                select id, :event, :type, :attempt, :now, :reason, :status, :took from mine
                                                """),
                                        claim,
                                        tried,
                                        attempt,
                                        now)
                                .bind(
                                        "reason",
                                        attempt.reason() == null ? null : attempt.reason().name())
                                .bind("until", now.plus(config.lease()))
                                .execute());
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, Claim claim, Tried tried, Attempt attempt, Instant now) {
        return statement
                .bind("id", claim.id())
                .bind("lease", claim.lease())
                .bind("event", tried.eventId())
                .bind("type", tried.type())
                .bind("attempt", tried.attempt())
                .bind("status", attempt.httpStatus())
                .bind("took", (int) attempt.took().toMillis())
                .bind("now", now);
    }

    /**
     * Nothing else lies before that place: the cursor moves there, and the subscription is free.
     */
    void release(Claim claim, Optional<FeedLog.Place> upTo, Instant now) {
        FeedLog.Place place = upTo.orElse(claim.cursor());
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set cursor_tx = case when course = :course
                                                then greatest(cursor_tx, cast(:tx as xid8)) else cursor_tx end,
                                            cursor_id = case when course = :course
                                                and (cursor_tx, cursor_id) < (cast(:tx as xid8), :place)
                                                then :place else cursor_id end,
                                            lease = null, lease_until = :now
                                        where id = :id and lease = :lease
                                        """)
                                .bind("tx", place.tx())
                                .bind("place", place.id())
                                .bind("course", claim.course())
                                .bind("id", claim.id())
                                .bind("lease", claim.lease())
                                .bind("now", now)
                                .execute());
    }

    /** Stops sending; the cursor is kept. Only if the client didn't turn the course meanwhile. */
    void suspend(Claim claim, Reason reason, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set status = 'SUSPENDED', suspended_for = :reason, suspended_at = :now,
                                            version = version + 1
                                        where id = :id and course = :course and status = 'ACTIVE'
                                        """)
                                .bind("reason", reason.name())
                                .bind("id", claim.id())
                                .bind("course", claim.course())
                                .bind("now", now)
                                .execute());
    }
}
