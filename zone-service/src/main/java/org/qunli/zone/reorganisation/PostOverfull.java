package org.qunli.zone.reorganisation;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;
import org.qunli.zone.staffing.Post;

/** One roster would hold more officers of a post than a zone of its level takes. */
class PostOverfull extends Fact {
    private static final long serialVersionUID = 1;

    PostOverfull(Post post, int there, int max) {
        super(Kind.CONFLICT, post, there, max);
    }
}
