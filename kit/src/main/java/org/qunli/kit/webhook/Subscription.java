package org.qunli.kit.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.Audience;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.feed.Reader;

/**
 * A webhook: where events go, whose they are, how far it got.
 *
 * @param reader what its client may see: the claims it was made with, or fewer
 * @param renewedAt the client's last call
 * @param suspendedFor why, or null while it is active
 * @param cursor up to where everything was delivered
 * @param attempts failed ones, of the event after the cursor
 */
record Subscription(
        UUID id,
        String client,
        String url,
        String description,
        Set<String> types,
        Reader reader,
        Instant renewedAt,
        Instant oldSecretUntil,
        Reason suspendedFor,
        Instant suspendedAt,
        FeedLog.Place cursor,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        long version) {

    enum Status {
        ACTIVE,
        SUSPENDED
    }

    Status status() {
        return suspendedFor == null ? Status.ACTIVE : Status.SUSPENDED;
    }

    static Subscription of(ResultSet row) throws SQLException {
        String suspendedFor = row.getString("suspended_for");
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getString("client"),
                row.getString("url"),
                row.getString("description"),
                texts(row, "types"),
                readerOf(row),
                instant(row, "renewed_at"),
                instant(row, "old_secret_until"),
                suspendedFor == null ? null : Reason.valueOf(suspendedFor),
                instant(row, "suspended_at"),
                cursorOf(row),
                row.getInt("attempts"),
                instant(row, "next_at"),
                instant(row, "created_at"),
                row.getLong("version"));
    }

    static FeedLog.Place cursorOf(ResultSet row) throws SQLException {
        return new FeedLog.Place(row.getString("cursor_tx"), row.getLong("cursor_id"));
    }

    static Reader readerOf(ResultSet row) throws SQLException {
        return new Reader(
                texts(row, "audience").stream().map(Audience::valueOf).collect(Collectors.toSet()),
                texts(row, "district"),
                texts(row, "channel"),
                Set.of((UUID[]) row.getArray("zone").getArray()));
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
