package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.supervision.policy.ClockKind;

/**
 * Runs the clocks of findings, for whoever inspects: all in the caller's transaction. The same
 * finding opened twice has one clock.
 */
@ApplicationScoped
public class InspectionClocks {

    private final MatterRows matters;

    private final Reckoning reckoning;

    private final Deadlines deadlines;

    InspectionClocks(MatterRows matters, Reckoning reckoning, Deadlines deadlines) {
        this.matters = matters;
        this.reckoning = reckoning;
        this.deadlines = deadlines;
    }

    /**
     * Something was found wanting: an INSPECTION clock runs on it.
     *
     * @param owner the officer who has to put it right, and is reminded; null for whoever is on
     *     duty
     * @param words what reminders call it, or null
     * @param dueAt when it has to be right, or null for the policy's time
     */
    public void open(
            UUID finding,
            String district,
            UUID zone,
            UUID owner,
            String words,
            Instant at,
            Instant dueAt) {
        matters.insert(
                MatterRows.NewMatter.of(
                        About.Kind.FINDING, finding, district, zone, at, owner, words));
        add(finding, FactType.FOUND, at, dueAt, at);
    }

    /** The owner says that it is put right: the clock stops, unless a recheck finds otherwise. */
    public void reported(UUID finding, Instant at) {
        matters.move(finding, "RESOLVED", null);
        add(finding, FactType.REPORTED, at, null, at);
    }

    /**
     * A recheck found it not put right: the clock runs on as if that had never been said.
     *
     * @param reportedAt when it was said, or null where it wasn't
     * @param dueAt when it has to be right now; null for the time that it had
     */
    public void failed(UUID finding, Instant reportedAt, Instant dueAt, Instant now) {
        matters.move(finding, "OPEN", null);
        if (reportedAt != null) {
            put(fact(finding, FactType.RECHECK_FAILED, now, null, reportedAt, null));
            reckoning.reckon(Set.of(finding), Set.of(), now);
        }
        if (dueAt != null) {
            Deadline clock = deadlines.of(Set.of(finding)).get(0);
            put(
                    fact(
                            finding,
                            FactType.EXTENDED,
                            now,
                            null,
                            null,
                            Duration.between(clock.dueAt(), dueAt)));
            reckoning.reckon(Set.of(finding), Set.of(), now);
        }
    }

    /** Somebody else has to put it right. */
    public void assign(UUID finding, UUID owner) {
        matters.assign(finding, owner, null, List.of());
    }

    /** A recheck found it put right: in time if it was so when the officer said so. */
    public void passed(UUID finding, Instant at, Instant now) {
        matters.move(finding, "DONE", null);
        add(finding, FactType.RECHECKED, at, null, now);
    }

    /** It was no finding after all. */
    public void withdraw(UUID finding, Instant at) {
        matters.move(finding, "DONE", null);
        add(finding, FactType.DROPPED, at, null, at);
    }

    private void add(UUID finding, FactType type, Instant at, Instant dueAt, Instant now) {
        put(fact(finding, type, at, dueAt, null, null));
        reckoning.reckon(Set.of(finding), Set.of(), now);
    }

    private void put(MatterRows.NewFact fact) {
        matters.insertFacts(List.of(fact));
    }

    private static MatterRows.NewFact fact(
            UUID finding, FactType type, Instant at, Instant dueAt, Instant until, Duration by) {
        return new MatterRows.NewFact(
                finding,
                UuidCreator.getTimeOrderedEpoch(),
                type.name(),
                at,
                1,
                dueAt,
                until,
                by == null ? null : ClockKind.INSPECTION.name(),
                by == null ? null : 1,
                by == null ? null : by.toMillis(),
                null,
                null);
    }
}
