package org.qunli.request.similar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * How many solved requests hold a term, as PostgreSQL counted it when it last analysed the index:
 * of the most common ones; the others are rare. Before the first count all are rare alike.
 */
@ApplicationScoped
class TermWeights {

    private final Jdbi jdbi;

    private final Answers answers;

    private final Clock clock;

    private volatile Counts counts = new Counts(0, Map.of());

    TermWeights(Jdbi jdbi, Answers answers, Clock clock) {
        this.jdbi = jdbi;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What was counted.
     *
     * @param all how many requests there are
     * @param shares which share of them holds a common term
     */
    record Counts(double all, Map<Integer, Float> shares) {

        /** How many hold it; 0 for a rare one. */
        double of(int term) {
            return all * shares.getOrDefault(term, 0f);
        }

        /** The inverse document frequency as in BM25. */
        double rarity(int term) {
            double holding = of(term);
            return Math.log(1 + (Math.max(all, 1) - holding + 0.5) / (holding + 0.5));
        }
    }

    Counts counts() {
        return counts;
    }

    @Scheduled(
            every = "${qunli.similar.weights-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        runOnce(clock.instant());
    }

    /** Reads the counts anew and answers how many terms have one; the time doesn't matter. */
    int runOnce(Instant now) {
        answers.look();
        counts =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select greatest(c.reltuples, 0) as docs,
                                                       cast(cast(s.most_common_elems as text) as int[]) as terms,
                                                       s.most_common_elem_freqs as shares
                                                from pg_class c
                                                left join pg_stats s on s.schemaname = current_schema()
                                                    and s.tablename = 'answer' and s.attname = 'terms'
                                                where c.oid = cast('answer' as regclass)
                                                """)
                                        .map((row, context) -> counts(row))
                                        .one());
        return counts.shares().size();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        if (row.getArray("terms") == null || row.getArray("shares") == null) {
            return new Counts(row.getDouble("docs"), Map.of());
        }
        Integer[] terms = (Integer[]) row.getArray("terms").getArray();
        // The last elements are the least and the greatest share and that of nulls.
        Float[] shares = (Float[]) row.getArray("shares").getArray();
        Map<Integer, Float> told = new HashMap<>();
        for (int i = 0; i < terms.length; i++) {
            told.put(terms[i], shares[i]);
        }
        return new Counts(row.getDouble("docs"), told);
    }
}
