package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** It waits for its publication; whoever wants another one calls that off first. */
public final class NoticeScheduled extends Fact {
    private static final long serialVersionUID = 1;

    NoticeScheduled(String code) {
        super(Kind.CONFLICT, code);
    }
}
