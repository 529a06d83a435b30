package org.qunli.kit.feed;

import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The database behind the feed was restored or promoted: the cursor is of another timeline. */
final class FeedRewound extends Fact {
    private static final long serialVersionUID = 1;

    private final String rewoundTo;

    FeedRewound(String rewoundTo) {
        super(Kind.CONFLICT);
        this.rewoundTo = rewoundTo;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("rewoundTo", rewoundTo);
    }
}
