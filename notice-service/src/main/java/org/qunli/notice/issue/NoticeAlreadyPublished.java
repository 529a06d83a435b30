package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A notice is published once, and not changed afterwards. */
public final class NoticeAlreadyPublished extends Fact {
    private static final long serialVersionUID = 1;

    NoticeAlreadyPublished(String code) {
        super(Kind.CONFLICT, code);
    }
}
