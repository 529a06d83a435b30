package org.qunli.zone.census;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.StagedEvents;
import org.qunli.kit.sql.Transactions;

/** Throws away what settled imports left in the staging tables, and imports kept long enough. */
@ApplicationScoped
public class ImportCleaner {

    private static final int BATCH = 5_000;

    private final Jdbi jdbi;
    private final StagedRows staging;
    private final StagedEvents events;
    private final CensusConfig config;
    private final Clock clock;

    ImportCleaner(
            Jdbi jdbi, StagedRows staging, StagedEvents events, CensusConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.staging = staging;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Cleans up, in short transactions; answers how many imports were cleaned or forgotten. */
    public int runOnce(Instant now) {
        List<Settled> settled =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, state = 'DONE' as applied from household_import
                                                where not cleaned and settled_at is not null
                                                order by settled_at limit 100
                                                """)
                                        .map(
                                                (row, context) ->
                                                        new Settled(
                                                                row.getObject("id", UUID.class),
                                                                row.getBoolean("applied")))
                                        .list());
        settled.forEach(one -> clean(one.id(), one.applied()));
        return settled.size() + forget(now.minus(config.keep()));
    }

    private record Settled(UUID id, boolean applied) {}

    private void clean(UUID id, boolean applied) {
        HouseholdImporter.repeat(() -> staging.discard(id, BATCH));
        HouseholdImporter.repeat(
                () -> applied ? events.clear(id, BATCH) : events.discard(id, BATCH));
        Transactions.runInNew(
                () ->
                        jdbi.useHandle(
                                handle ->
                                        handle.createUpdate(
                                                        "update household_import set cleaned = true where id = :id")
                                                .bind("id", id)
                                                .execute()));
    }

    private int forget(Instant before) {
        List<UUID> old =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from household_import
                                                where cleaned and settled_at < :before
                                                order by settled_at limit 100
                                                """)
                                        .bind("before", before)
                                        .mapTo(UUID.class)
                                        .list());
        for (UUID id : old) {
            HouseholdImporter.repeat(
                    () ->
                            delete(
                                    """
                                    delete from household_import_error where import_id = :id and seq in (
                                        select seq from household_import_error where import_id = :id limit 5000)
                                    """,
                                    id));
            Transactions.inNew(() -> delete("delete from household_import where id = :id", id));
        }
        return old.size();
    }

    private int delete(String sql, UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate(sql).bind("id", id).execute());
    }
}
