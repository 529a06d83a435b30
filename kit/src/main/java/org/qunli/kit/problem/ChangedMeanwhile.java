package org.qunli.kit.problem;

/** Someone else changed it meanwhile. */
public final class ChangedMeanwhile extends Fact {
    private static final long serialVersionUID = 1;

    public ChangedMeanwhile() {
        super(Kind.STALE);
    }
}
