package org.qunli.supervision.watch;

import java.util.UUID;

/**
 * A zone in figures, and a mark that changes with whatever its board shows.
 *
 * @param atRisk requests with a clock of which more than four fifths are over
 */
record Pulse(
        UUID zone, int open, int waiting, int atRisk, int overdue, int escalated, String mark) {}
