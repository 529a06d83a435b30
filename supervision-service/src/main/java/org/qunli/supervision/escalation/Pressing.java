package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.DeadlineState;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.policy.ClockKind;

/** Which clock of a matter is due soonest: an escalation ahead of the ladder is about that one. */
@ApplicationScoped
class Pressing {

    private final Deadlines deadlines;

    Pressing(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** By matter; one without a clock that an officer could still meet is left out. */
    Map<UUID, Deadline> of(Collection<UUID> matters) {
        return deadlines.of(matters).stream()
                .filter(clock -> clock.state() != DeadlineState.STOPPED)
                .filter(clock -> clock.kind() != ClockKind.CONFIRMATION)
                .collect(
                        Collectors.toMap(
                                clock -> clock.about().id(),
                                Function.identity(),
                                BinaryOperator.minBy(Comparator.comparing(Deadline::dueAt))));
    }
}
