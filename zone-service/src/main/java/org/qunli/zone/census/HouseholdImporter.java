package org.qunli.zone.census;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.StagedEvents;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.census.PlannedStep.Action;
import org.qunli.zone.household.LivingEvents;
import org.qunli.zone.sealing.Zones;

/**
 * Checks and applies files that were received. A pod at a time works on one, under a lease: where
 * it dies another begins the check again, and nothing holds before the one transaction in which
 * everything does.
 */
@ApplicationScoped
public class HouseholdImporter {

    private static final Logger LOG = Logger.getLogger(HouseholdImporter.class);

    private static final UUID FIRST = new UUID(0, 0);

    private final HouseholdImports imports;
    private final StagedRows staging;
    private final CensusCheck check;
    private final CensusPlanner planner;
    private final CensusChange change;
    private final StagedEvents events;
    private final LivingEvents words;
    private final DistrictCare care;
    private final Zones zones;
    private final CensusConfig config;
    private final Clock clock;

    HouseholdImporter(
            HouseholdImports imports,
            StagedRows staging,
            CensusCheck check,
            CensusPlanner planner,
            CensusChange change,
            StagedEvents events,
            LivingEvents words,
            DistrictCare care,
            Zones zones,
            CensusConfig config,
            Clock clock) {
        this.imports = imports;
        this.staging = staging;
        this.check = check;
        this.planner = planner;
        this.change = change;
        this.events = events;
        this.words = words;
        this.care = care;
        this.zones = zones;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.zone.census.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Settles what nobody works on; answers how many imports that were. */
    public int runOnce(Instant now) {
        int settled = 0;
        while (work(Optional.empty(), now)) {
            settled++;
        }
        return settled;
    }

    /** Settles one import now, unless another pod works on it. */
    void settle(UUID id, Instant now) {
        work(Optional.of(id), now);
    }

    private boolean work(Optional<UUID> id, Instant now) {
        Optional<HouseholdImport> claimed =
                Transactions.inNew(
                        () -> imports.claim(id, UUID.randomUUID(), now, now.plus(config.lease())));
        if (claimed.isEmpty()) {
            return false;
        }
        HouseholdImport held = claimed.get();
        try {
            if (held.state() == ImportState.RECEIVING) {
                end(held, ImportState.FAILED, "upload-broken-off");
            } else if (held.tries() > config.tries()) {
                end(held, ImportState.FAILED, "tried-too-often");
            } else {
                checkAndApply(held);
            }
        } catch (ImportLost elsewhere) {
            LOG.infof("Import %s stopped", held.id());
        }
        return true;
    }

    private void checkAndApply(HouseholdImport held) {
        Instant now = clock.instant();
        String district = Transactions.inNew(() -> zones.findById(held.zoneId()).district());
        CareRules rules = care.of(district);
        Transactions.runInNew(() -> imports.move(held, ImportState.CHECKING, lease()));
        forget(held);
        int rows = plan(held, district, rules, now);
        int errors = judge(held);
        CensusCheck.Planned planned = Transactions.inNew(() -> check.planned(held.id()));
        if (errors > 0) {
            end(held, ImportState.REJECTED, null);
        } else {
            apply(held, district, rules, planned, rows);
        }
    }

    /** What an earlier try left behind. */
    private void forget(HouseholdImport held) {
        Transactions.runInNew(() -> check.forget(held.id()));
        repeat(() -> staging.discardPlan(held.id(), config.batch()));
        repeat(() -> events.discard(held.id(), config.batch()));
    }

    static void repeat(java.util.concurrent.Callable<Integer> some) {
        while (Transactions.inNew(some) > 0) {
            // Each a short transaction.
        }
    }

    private int plan(HouseholdImport held, String district, CareRules rules, Instant now) {
        // A door that comes twice can't be planned twice: whoever sends it mends that first.
        Transactions.runInNew(() -> check.doors(held.id()));
        if (Transactions.inNew(() -> imports.countErrors(held.id())) > 0) {
            return 0;
        }
        int rows = 0;
        Integer line = 0;
        while (line != null) {
            int after = line;
            int before = rows;
            CensusPlanner.Part part =
                    Transactions.inNew(
                            () -> {
                                CensusPlanner.Part next =
                                        planner.plan(held, rules, after, config.batch(), now);
                                keep(held, next.steps(), district, now);
                                imports.progress(held, 0, before + next.rows(), lease());
                                return next;
                            });
            rows += part.rows();
            line = part.lastLine();
        }
        if (held.missing() == Missing.CLOSE) {
            planClosing(held, district, now);
        }
        return rows;
    }

    private void planClosing(HouseholdImport held, String district, Instant now) {
        UUID last = FIRST;
        while (last != null) {
            UUID after = last;
            List<PlannedStep> steps =
                    Transactions.inNew(
                            () -> {
                                List<PlannedStep> next =
                                        planner.closing(held, after, config.batch());
                                keep(held, next, district, now);
                                imports.move(held, ImportState.CHECKING, lease());
                                return next;
                            });
            last = steps.isEmpty() ? null : steps.get(steps.size() - 1).household();
        }
    }

    private void keep(HouseholdImport held, List<PlannedStep> steps, String district, Instant now) {
        planner.keep(held.id(), steps);
        steps.stream()
                .collect(Collectors.partitioningBy(step -> step.action() == Action.CREATE))
                .forEach(
                        (fresh, some) ->
                                events.stage(
                                        held.id(),
                                        some.stream()
                                                .map(
                                                        step ->
                                                                words.changed(
                                                                        step.facts(),
                                                                        district,
                                                                        now))
                                                .toList(),
                                        fresh));
    }

    private int judge(HouseholdImport held) {
        return Transactions.inNew(
                () -> {
                    check.labels(held.id());
                    check.taken(held.id(), held.zoneId());
                    check.inhabited(held.id());
                    return imports.countErrors(held.id());
                });
    }

    private void apply(
            HouseholdImport held,
            String district,
            CareRules rules,
            CensusCheck.Planned planned,
            int rows) {
        Transactions.runInNew(() -> imports.move(held, ImportState.APPLYING, lease()));
        long began = System.nanoTime();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(config.applyTimeout().toSeconds()))
                    .run(
                            () -> {
                                Instant now = clock.instant();
                                imports.settle(held, ImportState.DONE, null, now);
                                if (care.held(district).version() != rules.version()) {
                                    throw new CensusChange.Outdated();
                                }
                                int unchanged = rows - planned.created() - planned.updated();
                                imports.count(held, planned, unchanged);
                                if (planned.all() > 0) {
                                    change.apply(held, planned, now);
                                }
                            });
            LOG.infof(
                    "Import %s applied: %d households in %d ms",
                    held.id(),
                    planned.all(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } catch (RuntimeException failed) {
            if (failed instanceof ImportLost) {
                throw failed;
            }
            again(held, failed);
        }
    }

    /** Somebody else changed a household meanwhile: checked anew at once, by whoever looks. */
    private void again(HouseholdImport held, RuntimeException failed) {
        boolean outdated =
                failed instanceof CensusChange.Outdated
                        || Transactions.sqlState(failed).equals("23505")
                        || Transactions.isConflict(failed);
        if (!outdated) {
            LOG.warnf("Import %s: not applied (%s)", held.id(), Transactions.sqlState(failed));
        }
        Transactions.runInNew(
                () ->
                        imports.move(
                                held, ImportState.CHECKING, outdated ? clock.instant() : lease()));
    }

    private void end(HouseholdImport held, ImportState state, String failure) {
        Transactions.runInNew(() -> imports.settle(held, state, failure, clock.instant()));
        LOG.infof("Import %s is %s", held.id(), state);
    }

    private Instant lease() {
        return clock.instant().plus(config.lease());
    }
}
