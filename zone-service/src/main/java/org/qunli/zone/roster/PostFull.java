package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;
import org.qunli.zone.staffing.Post;

/** The roster has as many officers of this post as a zone of its level takes. */
class PostFull extends Fact {
    private static final long serialVersionUID = 1;

    PostFull(Post post, int max) {
        super(Kind.CONFLICT, post, max);
    }
}
