package org.qunli.kit.feed;

import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The database behind the feed was restored or promoted: the cursor is of another history. */
final class FeedRewound extends Fact {
    private static final long serialVersionUID = 1;

    private final String rewoundTo;

    private final boolean readBeyond;

    /**
     * To be told with a place in the new history.
     *
     * @param rewoundTo nothing before it can have been missed
     * @param readBeyond whether the reader may have seen events that the new history doesn't hold
     */
    FeedRewound(String rewoundTo, boolean readBeyond) {
        super(Kind.CONFLICT);
        this.rewoundTo = rewoundTo;
        this.readBeyond = readBeyond;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("rewoundTo", rewoundTo, "readBeyond", readBeyond);
    }
}
