package org.qunli.kit.problem;

/** A defect of ours; the trace id finds it. */
public final class InternalError extends Fact {
    private static final long serialVersionUID = 1;

    public InternalError() {
        super(Kind.INTERNAL);
    }
}
