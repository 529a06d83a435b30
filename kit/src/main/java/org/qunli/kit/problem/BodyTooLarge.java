package org.qunli.kit.problem;

/** The body is larger than this service reads. */
public final class BodyTooLarge extends Fact {
    private static final long serialVersionUID = 1;

    public BodyTooLarge() {
        super(Kind.TOO_LARGE);
    }
}
