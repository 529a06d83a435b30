package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Only what is official can be cancelled. */
public final class NoticeNotPublished extends Fact {
    private static final long serialVersionUID = 1;

    NoticeNotPublished(String code) {
        super(Kind.CONFLICT, code);
    }
}
