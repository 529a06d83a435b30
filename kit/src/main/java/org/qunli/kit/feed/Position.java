package org.qunli.kit.feed;

import java.util.List;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.MalformedCursor;

/**
 * A place in the log.
 *
 * @param timeline the server's timeline: another one means that the database was restored
 * @param tx the writing transaction (xid8)
 * @param id the row within it
 */
record Position(long timeline, String tx, long id) {

    static Position start(long timeline) {
        return new Position(timeline, "0", 0);
    }

    String seal(Cursors cursors, String feed) {
        return cursors.seal(listOf(feed), List.of(Long.toString(timeline), tx, Long.toString(id)));
    }

    static Position open(Cursors cursors, String feed, String cursor) {
        List<String> parts = cursors.open(listOf(feed), cursor);
        if (parts.size() != 3) {
            throw new MalformedCursor();
        }
        return new Position(
                Long.parseLong(parts.get(0)), parts.get(1), Long.parseLong(parts.get(2)));
    }

    private static String listOf(String feed) {
        return "feed:" + feed;
    }
}
