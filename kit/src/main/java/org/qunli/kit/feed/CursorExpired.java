package org.qunli.kit.feed;

import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The cursor lies before what is still kept whole: the reader begins again with the snapshot. */
final class CursorExpired extends Fact {
    private static final long serialVersionUID = 1;

    private final String snapshot;

    CursorExpired(String feed) {
        super(Kind.GONE);
        this.snapshot = "/v1/events/" + feed + "?snapshot=true";
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("snapshot", snapshot);
    }
}
