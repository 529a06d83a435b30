package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Runs the clocks of findings, for whoever inspects: all in the caller's transaction. The same
 * finding opened twice has one clock.
 */
@ApplicationScoped
public class InspectionClocks {

    private final MatterRows matters;

    private final Reckoning reckoning;

    InspectionClocks(MatterRows matters, Reckoning reckoning) {
        this.matters = matters;
        this.reckoning = reckoning;
    }

    /**
     * Something was found wanting: an INSPECTION clock runs on it.
     *
     * @param owner the officer who has to put it right, and is reminded; null for whoever is on
     *     duty
     * @param dueAt when it has to be right, or null for the policy's time
     */
    public void open(
            UUID finding, String district, UUID zone, UUID owner, Instant at, Instant dueAt) {
        matters.insert(
                MatterRows.NewMatter.of(
                        About.Kind.FINDING, finding, district, zone, at, owner, null));
        add(finding, FactType.FOUND, at, dueAt, at);
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
        matters.insertFacts(
                List.of(
                        new MatterRows.NewFact(
                                finding,
                                UuidCreator.getTimeOrderedEpoch(),
                                type.name(),
                                at,
                                1,
                                dueAt,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        reckoning.reckon(Set.of(finding), Set.of(), now);
    }
}
