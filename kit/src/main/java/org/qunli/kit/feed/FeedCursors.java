package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far each feed was read. Whoever locks the row of a feed consumes it; no other pod does. */
@ApplicationScoped
class FeedCursors {

    private final Jdbi jdbi;

    FeedCursors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Where a feed was read up to.
     *
     * @param cursor null at the beginning
     * @param asOf every event committed before it was applied, held or parked; null if that is not
     *     known
     * @param fromSnapshot whether the beginning is that of the snapshot
     * @param returnTo while the new history of a rewound feed is surveyed: where to go on applying
     * @param epoch how often the feed was rewound
     * @param taken how many events were taken in
     */
    record Mark(
            String cursor,
            Instant asOf,
            boolean fromSnapshot,
            String returnTo,
            int epoch,
            long taken) {

        boolean surveying() {
            return returnTo != null;
        }

        /** The same reading, further on. */
        Mark at(String place) {
            return new Mark(place, asOf, fromSnapshot, returnTo, epoch, taken);
        }
    }

    /** The mark of the feed; its row is made if it isn't there. */
    Mark mark(String feed) {
        return jdbi.withHandle(
                handle -> {
                    Optional<Mark> mark = read(handle, feed, "");
                    if (mark.isEmpty()) {
                        handle.createUpdate(
                                        "insert into feed_cursor (feed) values (:feed) on conflict do"
                                                + " nothing")
                                .bind("feed", feed)
                                .execute();
                    }
                    return mark.orElse(new Mark(null, null, false, null, 0, 0));
                });
    }

    /**
     * Locks the row and answers it if the cursor still stands there.
     *
     * @param lock {@code for update skip locked} to leave it to another pod, {@code for update} to
     *     wait
     */
    static Optional<Mark> lock(Handle handle, String feed, String after, String lock) {
        return read(handle, feed, lock).filter(m -> Objects.equals(m.cursor(), after));
    }

    private static Optional<Mark> read(Handle handle, String feed, String lock) {
        return handle.createQuery(
                        """
                        select cursor, as_of, from_snapshot, return_to, epoch, taken
                        from feed_cursor where feed = :feed <lock>
                        """)
                .define("lock", lock)
                .bind("feed", feed)
                .map((row, context) -> mark(row))
                .findOne();
    }

    private static Mark mark(ResultSet row) throws SQLException {
        Timestamp asOf = row.getTimestamp("as_of");
        return new Mark(
                row.getString("cursor"),
                asOf == null ? null : asOf.toInstant(),
                row.getBoolean("from_snapshot"),
                row.getString("return_to"),
                row.getInt("epoch"),
                row.getLong("taken"));
    }

    /** A page was applied. */
    static void move(Handle handle, String feed, FeedClient.Fetched page, Instant now) {
        handle.createUpdate(
                        """
                        update feed_cursor
                        set cursor = :next, as_of = greatest(as_of, :asOf), applied_at = :now,
                            taken = taken + :count, from_snapshot = false
                        where feed = :feed
                        """)
                .bind("next", page.next())
                .bind("asOf", page.asOf())
                .bind("now", now)
                .bind("count", page.events().size())
                .bind("feed", feed)
                .execute();
    }
}
