package org.qunli.request.similar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/**
 * Indexes what is due, in batches; any number of pods may run it. When a release cuts texts
 * otherwise than the one before, all that is indexed becomes due: meanwhile both are found less
 * well, not wrongly.
 */
@ApplicationScoped
class AnswerIndexer {

    private static final Logger LOG = Logger.getLogger(AnswerIndexer.class);

    private static final int BATCH = 500;

    private final Jdbi jdbi;

    private final AnswerKeeper keeper;

    private final TermAnalyzer analyzer;

    private final Clock clock;

    private volatile boolean compared;

    AnswerIndexer(Jdbi jdbi, AnswerKeeper keeper, TermAnalyzer analyzer, Clock clock) {
        this.jdbi = jdbi;
        this.keeper = keeper;
        this.analyzer = analyzer;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.similar.index-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void index() {
        int indexed = 0;
        int batch;
        do {
            batch = runOnce(clock.instant());
            indexed += batch;
        } while (batch == BATCH);
        if (indexed > 0) {
            LOG.infof("Indexed %d solved requests", indexed);
        }
    }

    /** Indexes a batch at most, and answers how many requests it looked at. */
    int runOnce(Instant now) {
        if (!compared) {
            Transactions.runInNew(this::compare);
            compared = true;
        }
        return Transactions.inNew(
                () -> {
                    List<UUID> due = claim();
                    if (!due.isEmpty()) {
                        keeper.refresh(due);
                    }
                    return due.size();
                });
    }

    /** Makes everything due if it was cut otherwise; one pod does, the others find it done. */
    void compare() {
        jdbi.useHandle(
                handle -> {
                    int changed =
                            handle.createUpdate(
                                            """
                                            insert into answer_cut as c (version) values (:version)
                                            on conflict (one) do update set version = excluded.version
                                            where c.version <> excluded.version
                                            """)
                                    .bind("version", analyzer.version())
                                    .execute();
                    if (changed == 1) {
                        handle.execute(
                                """
                                insert into answer_due (request) select request from answer
                                on conflict do nothing
                                """);
                    }
                });
    }

    private List<UUID> claim() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        delete from answer_due where request in (
                                            select request from answer_due limit :batch
                                            for update skip locked)
                                        returning request
                                        """)
                                .bind("batch", BATCH)
                                .mapTo(UUID.class)
                                .list());
    }
}
