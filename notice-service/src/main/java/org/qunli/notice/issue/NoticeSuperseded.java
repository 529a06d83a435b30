package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Another notice has taken its place. */
public final class NoticeSuperseded extends Fact {
    private static final long serialVersionUID = 1;

    NoticeSuperseded(String code, String by) {
        super(Kind.CONFLICT, code, by);
    }
}
