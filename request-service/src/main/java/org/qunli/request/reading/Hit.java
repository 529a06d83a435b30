package org.qunli.request.reading;

/** A term found in a message: tokens {@code from} to {@code to}, exclusive. */
record Hit(Term term, int from, int to) {

    boolean is(Signal signal) {
        return term.signal() == signal;
    }

    boolean covers(Hit other) {
        return from <= other.from && other.to <= to && to - from > other.to - other.from;
    }
}
