package org.qunli.kit.feed;

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
 */
record Position(long timeline, String tx, long id, UUID event) {

    /** A place whose event isn't known. */
    Position(long timeline, String tx, long id) {
        this(timeline, tx, id, null);
    }

    static Position start(long timeline) {
        return new Position(timeline, "0", 0);
    }

    String seal(Cursors cursors, String feed) {
        return cursors.seal(
                listOf(feed),
                List.of(
                        Long.toString(timeline),
                        tx,
                        Long.toString(id),
                        event == null ? "" : event.toString()));
    }

    static Position open(Cursors cursors, String feed, String cursor) {
        List<String> parts = cursors.open(listOf(feed), cursor);
        // An earlier release didn't tell the event.
        if (parts.size() != 3 && parts.size() != 4) {
            throw new MalformedCursor();
        }
        String event = parts.size() == 4 ? parts.get(3) : "";
        return new Position(
                Long.parseLong(parts.get(0)),
                parts.get(1),
                Long.parseLong(parts.get(2)),
                event.isEmpty() ? null : UUID.fromString(event));
    }

    private static String listOf(String feed) {
        return "feed:" + feed;
    }
}
