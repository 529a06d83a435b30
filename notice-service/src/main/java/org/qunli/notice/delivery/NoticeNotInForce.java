package org.qunli.notice.delivery;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** What is expired, replaced or taken back isn't said any more. */
public final class NoticeNotInForce extends Fact {
    private static final long serialVersionUID = 1;

    NoticeNotInForce(String code) {
        super(Kind.CONFLICT, code);
    }
}
