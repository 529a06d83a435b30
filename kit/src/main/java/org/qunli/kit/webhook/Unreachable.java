package org.qunli.kit.webhook;

/** A receiver that isn't to be called, or can't. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    Unreachable(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
