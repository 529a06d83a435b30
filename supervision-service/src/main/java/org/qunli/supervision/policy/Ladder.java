package org.qunli.supervision.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ladder of one policy version for one kind of clock, laid along a clock's time. Pure. */
public final class Ladder {

    /** How far past its due time a spot reminder may fall, as a share of the term. */
    private static final double SPOT_REACH = 1.5;

    private final ClockKind kind;

    private final List<Step> steps;

    Ladder(ClockKind kind, List<Step> steps) {
        this.kind = kind;
        this.steps = List.copyOf(steps);
    }

    /**
     * All moments of a clock in order.
     *
     * @param term its time without waits, so that shares of it never fall into a wait
     * @param spot where between start and 1.5 terms the spot reminder falls, 0 to 1, or null for
     *     none
     */
    public List<Moment> moments(Instant start, Instant due, Duration term, Double spot) {
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(due, Moment.DUE, 0, null, null));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.clock() == kind) {
                Instant at = Offset.moment(step.offset(), start, due, term);
                int times = step.repeat() == null ? 0 : step.repeat().times();
                for (int n = 0; n <= times; n++) {
                    moments.add(new Moment(at, i, n, step.action(), step.target()));
                    at = n < times ? at.plus(step.repeat().every()) : at;
                }
            }
        }
        if (spot != null) {
            long reach = (long) (term.toMillis() * SPOT_REACH * spot);
            Instant at = start.plusMillis(reach);
            moments.add(new Moment(at, Moment.SPOT, 0, Action.REMIND, "ASSIGNEE"));
        }
        moments.sort(Comparator.comparing(Moment::at).thenComparing(Moment::step));
        return moments;
    }
}
