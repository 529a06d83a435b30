package org.qunli.kit.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The log of deliveries: ids, codes and times, never a body. */
@ApplicationScoped
class Deliveries {

    private final Jdbi jdbi;

    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row and its place in the list. */
    record Entry(long seq, DeliveryView view) {}

    /**
     * The subscription's, latest first.
     *
     * @param before the last one of the part before, or null
     * @param outcome only these, or null
     * @param reason only failures for this, or null
     */
    List<Entry> list(
            UUID subscription,
            Long before,
            DeliveryView.Outcome outcome,
            Reason reason,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from webhook_delivery
                                        where subscription = :subscription
                                          and (cast(:before as bigint) is null or seq < cast(:before as bigint))
                                          and (cast(:failed as boolean) is null
                                               or (reason is not null) = cast(:failed as boolean))
                                          and (cast(:reason as text) is null or reason = cast(:reason as text))
                                        order by seq desc limit :limit
                                        """)
                                .bind("subscription", subscription)
                                .bind("before", before)
                                .bind(
                                        "failed",
                                        outcome == null
                                                ? null
                                                : outcome == DeliveryView.Outcome.FAILED)
                                .bind("reason", reason == null ? null : reason.name())
                                .bind("limit", limit)
                                .map((row, c) -> entryOf(row))
                                .list());
    }

    private static Entry entryOf(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Entry(
                row.getLong("seq"),
                new DeliveryView(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getInt("attempt"),
                        Subscription.instant(row, "at"),
                        reason == null
                                ? DeliveryView.Outcome.DELIVERED
                                : DeliveryView.Outcome.FAILED,
                        reason == null ? null : Reason.valueOf(reason),
                        row.getObject("http_status", Integer.class),
                        Duration.ofMillis(row.getLong("took_ms")),
                        Subscription.instant(row, "next_at")));
    }

    /** Forgets some of what is older, and answers how many. */
    int forget(Instant before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from webhook_delivery
                                        where seq in (select seq from webhook_delivery
                                                      where at < :before order by at limit :limit
                                                      for update skip locked)
                                        """)
                                .bind("before", before)
                                .bind("limit", limit)
                                .execute());
    }
}
