package org.qunli.notice.issue;

import java.util.UUID;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Zones that the targets name aren't reached; whoever wants it so says acceptNoMatch. */
public final class ZonesUnmatched extends Fact {
    private static final long serialVersionUID = 1;

    ZonesUnmatched(String code, int howMany, UUID one) {
        super(Kind.CONFLICT, code, howMany, one);
    }
}
