package org.qunli.kit.audit;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A sheet of the trail would hold more entries than one answer takes. */
final class PeriodTooLong extends Fact {
    private static final long serialVersionUID = 1;

    PeriodTooLong(int most) {
        super(Kind.UNPROCESSABLE, most);
    }
}
