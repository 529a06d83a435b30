package org.qunli.zone.member;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Somebody is one person: who was merged with one member isn't another one too. */
class MemberAlreadyMerged extends Fact {
    private static final long serialVersionUID = 1;

    MemberAlreadyMerged() {
        super(Kind.CONFLICT);
    }
}
