package org.qunli.zone.household;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareRules;

/**
 * What a caller reads of a household's need of care: the flags that they may see, and what follows
 * from those. A hidden flag changes nothing that is shown.
 */
record CareReading(Set<CareFlag> visible, CareRules rules) {

    List<CareFlag> of(Household household) {
        return household.flags().stream().filter(visible::contains).toList();
    }

    /** When the next check-in is due, by the visible flags. */
    Instant dueAt(Household household) {
        return household.checkInFrom() == null
                ? null
                : rules.every(of(household)).map(household.checkInFrom()::plus).orElse(null);
    }

    /** The flags after a change: those given, and the hidden ones as they are. */
    List<CareFlag> merged(Household household, Collection<CareFlag> given) {
        return java.util.stream.Stream.concat(
                        given.stream(),
                        household.flags().stream().filter(flag -> !visible.contains(flag)))
                .toList();
    }

    /** The visible flags as a SQL array. */
    String[] flags() {
        return visible.stream().map(Enum::name).toArray(String[]::new);
    }

    /** The interval of each of {@link #flags}, in seconds, or null. */
    Double[] seconds() {
        return visible.stream()
                .map(flag -> rules.every(List.of(flag)).map(Duration::toSeconds))
                .map(seconds -> seconds.map(Long::doubleValue).orElse(null))
                .toArray(Double[]::new);
    }
}
