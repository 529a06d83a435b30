package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads the sums by day; never the marks, never the history. */
@ApplicationScoped
public class Tallies {

    private final Jdbi jdbi;

    Tallies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Whose sums, of which days.
     *
     * @param scopes only these, or null for all of the kind
     * @param excluded null for all; false without what was excluded
     */
    public record Slice(
            ScopeKind kind,
            Collection<String> districts,
            Collection<String> scopes,
            LocalDate from,
            LocalDate to,
            Boolean excluded) {

        Slice of(Collection<String> some) {
            return new Slice(kind, districts, some, from, to, excluded);
        }

        private Query bind(Query query) {
            return query.bind("kind", kind.name())
                    .bind("districts", districts.toArray(String[]::new))
                    .bind("scopes", scopes == null ? null : scopes.toArray(String[]::new))
                    .bind("from", from)
                    .bind("to", to)
                    .bind("excluded", excluded);
        }
    }

    private static final String WHERE =
            """
            where t.scope_kind = :kind and t.district = any(cast(:districts as text[]))
              and t.day between :from and :to
              and (cast(:scopes as text[]) is null or t.scope = any(cast(:scopes as text[])))
              and (cast(:excluded as boolean) is null or t.excluded = :excluded)
            """;

    /** Of which scopes there are sums, from behind one on, in the order of their names. */
    Set<String> next(Slice slice, String after, int rows) {
        return jdbi.withHandle(
                handle ->
                        slice.bind(
                                        handle.createQuery(
                                                "select distinct t.scope collate \"C\" from tally t "
                                                        + WHERE
                                                        + """
                                                          and t.scope collate "C" > :after
                                                          order by 1 limit :rows
                                                          """))
                                .bind("after", after)
                                .bind("rows", rows)
                                .mapTo(String.class)
                                .set());
    }

    private record Row(String key, Measure measure, Sums sums) {}

    /** The sums of the period, by scope. */
    Map<String, Map<Measure, Sums>> sums(Slice slice) {
        return sums("t.scope", slice);
    }

    /** The sums of each day, by the day. */
    Map<String, Map<Measure, Sums>> days(Slice slice) {
        return sums("t.day::text", slice);
    }

    private Map<String, Map<Measure, Sums>> sums(String key, Slice slice) {
        List<Row> rows =
                jdbi.withHandle(
                        handle ->
                                slice.bind(
                                                handle.createQuery(
                                                                """
                                                                select <key> as key, t.measure, sum(t.n) as n,
                                                                    sum(t.hits) as hits, sum(t.amount) as amount
                                                                from tally t
                                                                """
                                                                        + WHERE
                                                                        + "group by 1, 2")
                                                        .define("key", key))
                                        .map(
                                                (row, context) ->
                                                        new Row(
                                                                row.getString("key"),
                                                                Measure.valueOf(
                                                                        row.getString("measure")),
                                                                new Sums(
                                                                        row.getLong("n"),
                                                                        row.getLong("hits"),
                                                                        row.getLong("amount"))))
                                        .list());
        Map<String, Map<Measure, Sums>> found = new HashMap<>();
        rows.forEach(
                row ->
                        found.computeIfAbsent(row.key(), k -> new HashMap<>())
                                .put(row.measure(), row.sums()));
        return found;
    }

    private record Bucket(String scope, Measure measure, int bucket, long n) {}

    /** The times of the period, by scope. */
    Map<String, Map<Measure, Quantiles>> times(Slice slice) {
        return times("t.scope", slice);
    }

    /** The times of each day, by the day. */
    Map<String, Map<Measure, Quantiles>> dayTimes(Slice slice) {
        return times("t.day::text", slice);
    }

    private Map<String, Map<Measure, Quantiles>> times(String key, Slice slice) {
        List<Bucket> rows =
                jdbi.withHandle(
                        handle ->
                                slice.bind(
                                                handle.createQuery(
                                                                """
                                                        select <key> as scope, t.measure, t.bucket, sum(t.n) as n
                                                        from latency t
                                                        """
                                                                        + WHERE
                                                                        + "group by 1, 2, 3 having sum(t.n) > 0")
                                                        .define("key", key))
                                        .map(
                                                (row, context) ->
                                                        new Bucket(
                                                                row.getString("scope"),
                                                                Measure.valueOf(
                                                                        row.getString("measure")),
                                                                row.getInt("bucket"),
                                                                row.getLong("n")))
                                        .list());
        Map<String, Map<Measure, Map<Integer, Long>>> found = new HashMap<>();
        rows.forEach(
                row ->
                        found.computeIfAbsent(row.scope(), s -> new HashMap<>())
                                .computeIfAbsent(row.measure(), m -> new HashMap<>())
                                .put(row.bucket(), row.n()));
        Map<String, Map<Measure, Quantiles>> times = new HashMap<>();
        found.forEach(
                (scope, measures) -> {
                    Map<Measure, Quantiles> each = new HashMap<>();
                    measures.forEach((m, buckets) -> each.put(m, new Quantiles(buckets)));
                    times.put(scope, each);
                });
        return times;
    }
}
