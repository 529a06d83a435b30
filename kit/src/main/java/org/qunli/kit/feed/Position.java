package org.qunli.kit.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.MalformedCursor;

/**
 * A place in the log.
 *
 * @param timeline the server's timeline: another one means that the database was restored
 * @param tx the writing transaction (xid8)
 * @param id the row within it
 * @param event the event there, or null if that isn't known: another one means the same
 * @param snapshot whether the reader began at the beginning and hasn't reached the end, and so may
 *     read on in the compacted part
 * @param sealedAt when the place was given out, to the second
 */
record Position(long timeline, String tx, long id, UUID event, boolean snapshot, Instant sealedAt) {

    private static final int PARTS = 6;

    /** A place that somebody keeps for themselves. The beginning is always one of the snapshot. */
    Position(long timeline, String tx, long id) {
        this(timeline, tx, id, null);
    }

    /** As {@link #Position(long, String, long)}, where the event there is known. */
    Position(long timeline, String tx, long id, UUID event) {
        this(timeline, tx, id, event, tx.equals("0"), Instant.EPOCH);
    }

    static Position start(long timeline) {
        return new Position(timeline, "0", 0);
    }

    static Position start(long timeline, Instant now) {
        return new Position(timeline, "0", 0, null, true, now);
    }

    /** The end of a transaction. */
    static Position endOf(long timeline, long tx, Instant now) {
        return new Position(timeline, Long.toUnsignedString(tx), Long.MAX_VALUE, null, false, now);
    }

    /** Whether everything of that transaction and of earlier ones lies before this place. */
    boolean isPast(long otherTx) {
        int order = Long.compareUnsigned(Long.parseUnsignedLong(tx), otherTx);
        return order > 0 || order == 0 && id == Long.MAX_VALUE;
    }

    String seal(Cursors cursors, String feed) {
        return cursors.seal(
                listOf(feed),
                List.of(
                        Long.toString(timeline),
                        tx,
                        Long.toString(id),
                        event == null ? "" : event.toString(),
                        snapshot ? "s" : "",
                        Long.toString(sealedAt.getEpochSecond())));
    }

    static Position open(Cursors cursors, String feed, String cursor) {
        List<String> parts = cursors.open(listOf(feed), cursor);
        // Earlier releases told less.
        if (parts.size() < 3 || parts.size() > PARTS) {
            throw new MalformedCursor();
        }
        long timeline = Long.parseLong(parts.get(0));
        long id = Long.parseLong(parts.get(2));
        String event = parts.size() > 3 ? parts.get(3) : "";
        UUID there = event.isEmpty() ? null : UUID.fromString(event);
        if (parts.size() < PARTS) {
            return new Position(timeline, parts.get(1), id, there);
        }
        return new Position(
                timeline,
                parts.get(1),
                id,
                there,
                !parts.get(4).isEmpty(),
                Instant.ofEpochSecond(Long.parseLong(parts.get(5))));
    }

    private static String listOf(String feed) {
        return "feed:" + feed;
    }
}
