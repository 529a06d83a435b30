package org.qunli.bench.clock;

import org.qunli.bench.stand.Stand;

/** Another scheduler on the same server, whose jobs insert one event row each. */
interface Peer {

    String name();

    /** How many jobs it is given: the slow ones get fewer, a rate needs no more. */
    int jobs(int wanted);

    /**
     * Makes jobs that are due at once and runs them; answers how many it did in a second, from the
     * first event's commit to the last's, or NaN where it couldn't be had.
     */
    double perSecond(Stand stand, int jobs) throws Exception;
}
