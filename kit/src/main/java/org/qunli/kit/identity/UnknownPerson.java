package org.qunli.kit.identity;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** On-Behalf-Of names somebody this front-end can't speak for; the same answer for every reason. */
public final class UnknownPerson extends Fact {
    private static final long serialVersionUID = 1;

    public UnknownPerson() {
        super(Kind.FORBIDDEN);
    }
}
