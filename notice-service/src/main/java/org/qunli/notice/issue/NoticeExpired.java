package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** What has expired isn't published any more. */
public final class NoticeExpired extends Fact {
    private static final long serialVersionUID = 1;

    NoticeExpired(String code) {
        super(Kind.CONFLICT, code);
    }
}
