package org.qunli.request.similar;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.qunli.request.reading.Category;

/** The index of solved requests. */
@ApplicationScoped
class Answers {

    private static final String FOUND =
            "select request, zone, category, terms, asked, solved_at from answer";

    /**
     * The newest of the zone; those of the district that hold a rare term; those that hold two
     * terms together; and the newest of the district, for who asks in common words only. A
     * materialized part is planned as if it were read to its end, so by the index of terms, and
     * read only as far as its limit.
     */
    private static final String NEAR =
            """
            with own as materialized (
                select n.* from (<found> where zone = :zone and solved_at >= :since
                                 order by solved_at desc limit :own) n
                where n.terms && cast(:terms as int[])),
            rare as materialized (
                <found> where terms && cast(:rare as int[])
                          and district = :district and solved_at >= :since),
            paired as materialized (
                <found> where (terms @> cast(:pair as int[]) or terms @> cast(:other as int[]))
                          and district = :district and solved_at >= :since),
            newest as materialized (
                select n.* from (<found> where district = :district and solved_at >= :since
                                 order by solved_at desc limit :newest) n
                where n.terms && cast(:terms as int[]))
            select * from own
            union all (select * from rare limit :most)
            union all (select * from paired limit :most)
            union all select * from newest
            """;

    private static final int OWN = 400;
    private static final int NEWEST = 150;
    private static final int MOST = 200;

    private final Jdbi jdbi;

    private volatile boolean any;

    Answers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row of the index. */
    record Entry(
            UUID requestId,
            UUID wordId,
            UUID officerId,
            String district,
            UUID zoneId,
            Category category,
            int[] terms,
            int asked,
            Instant solvedAt) {}

    /** Puts these in place of what is kept of the requests. */
    void replace(Collection<UUID> requests, List<Entry> entries) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    delete from answer where request = any(cast(:requests as uuid[]))
                                    """)
                            .bind("requests", requests.toArray(UUID[]::new))
                            .execute();
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    """
                                    insert into answer (request, word, officer, district, zone, category,
                                                        terms, asked, solved_at)
                                    values (:request, :word, :officer, :district, :zone, :category,
                                            cast(:terms as int[]), :asked, :solvedAt)
                                    """);
                    for (Entry entry : entries) {
                        batch.bind("request", entry.requestId())
                                .bind("word", entry.wordId())
                                .bind("officer", entry.officerId())
                                .bind("district", entry.district())
                                .bind("zone", entry.zoneId())
                                .bind("category", entry.category().name())
                                .bind("terms", boxed(entry.terms()))
                                .bind("asked", entry.asked())
                                .bind("solvedAt", entry.solvedAt())
                                .add();
                    }
                    if (!entries.isEmpty()) {
                        batch.execute();
                        any = true;
                    }
                });
    }

    /**
     * Whether nothing was ever solved, as far as is known: so that the first months' intake, and a
     * measurement on an empty database, doesn't look for what isn't there.
     */
    boolean isEmpty() {
        return !any;
    }

    void look() {
        any =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select exists (select 1 from answer)")
                                        .mapTo(boolean.class)
                                        .one());
    }

    /** Where is looked. */
    record Scope(String district, UUID zoneId, Instant since) {}

    /** Those that may be similar, some of them twice; at most some thousand. */
    List<Candidate> near(Scope scope, Selection selection) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(NEAR)
                                .define("found", FOUND)
                                .bind("zone", scope.zoneId())
                                .bind("district", scope.district())
                                .bind("since", scope.since())
                                .bind("terms", boxed(selection.all()))
                                .bind("rare", boxed(selection.rare()))
                                .bind("pair", boxed(selection.pair()))
                                .bind("other", boxed(selection.otherPair()))
                                .bind("own", OWN)
                                .bind("newest", NEWEST)
                                .bind("most", MOST)
                                .map((row, context) -> candidate(row))
                                .list());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        Integer[] terms = (Integer[]) row.getArray("terms").getArray();
        int[] plain = new int[terms.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = terms[i];
        }
        return new Candidate(
                row.getObject("request", UUID.class),
                row.getObject("zone", UUID.class),
                Category.valueOf(row.getString("category")),
                plain,
                row.getInt("asked"),
                row.getTimestamp("solved_at").toInstant());
    }

    private static Integer[] boxed(int[] terms) {
        return terms == null
                ? null
                : java.util.Arrays.stream(terms).boxed().toArray(Integer[]::new);
    }
}
