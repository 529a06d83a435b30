package org.qunli.zone.census;

/** An import was cancelled, or another pod took it on: whoever worked on it stops. */
class ImportLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportLost() {
        super("Lost an import", null, false, false);
    }
}
