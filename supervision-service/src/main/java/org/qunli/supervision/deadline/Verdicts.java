package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.sql.Transactions;

/**
 * Puts into effect what was decided about clocks: more time, a wait that no longer counts. Takes
 * the policy's default for what nobody decided, at the same moment whether or not anybody could
 * have.
 */
@ApplicationScoped
class Verdicts {

    private static final int BATCH = 100;

    private final Extensions extensions;

    private final Deadlines deadlines;

    private final MatterRows matters;

    private final Reckoning reckoning;

    private final Clock clock;

    Verdicts(
            Extensions extensions,
            Deadlines deadlines,
            MatterRows matters,
            Reckoning reckoning,
            Clock clock) {
        this.extensions = extensions;
        this.deadlines = deadlines;
        this.matters = matters;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Decides by default what is due; answers how many. */
    int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    List<Extension> undecided = extensions.lockUndecided(now, BATCH);
                    undecided.forEach(
                            each ->
                                    decide(
                                            each,
                                            Extension.Verdict.valueOf(each.byDefault().name()),
                                            now));
                    return undecided.size();
                });
    }

    /** Decides, in the running transaction. */
    void decide(Extension extension, Extension.Verdict verdict, Instant now) {
        extensions.decide(extension.id(), verdict, now);
        if (verdict == Extension.Verdict.GRANTED) {
            Deadline of = deadlines.find(extension.clock()).orElseThrow();
            add(of, extension.id(), FactType.EXTENDED, now, extension.amount().toMillis());
        }
    }

    /** A wait no longer counts from now on, in the running transaction. */
    void veto(Deadline paused, Instant now) {
        add(paused, UuidCreator.getTimeOrderedEpoch(), FactType.VETOED, now, null);
    }

    private void add(Deadline of, UUID id, FactType type, Instant now, Long amountMs) {
        matters.insertFacts(
                List.of(
                        new MatterRows.NewFact(
                                of.about().id(),
                                id,
                                type.name(),
                                now,
                                of.cycle(),
                                null,
                                null,
                                of.kind().name(),
                                of.round(),
                                amountMs,
                                null,
                                null)));
        reckoning.reckon(Set.of(of.about().id()), Set.of(), now);
    }
}
