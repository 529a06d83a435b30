package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** The extension was decided otherwise, or its clock ended before. */
class ExtensionDecided extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    ExtensionDecided() {
        super(Kind.CONFLICT);
    }
}
