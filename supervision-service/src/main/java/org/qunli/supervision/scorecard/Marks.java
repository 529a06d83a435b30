package org.qunli.supervision.scorecard;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/** Keeps marks and the sums of them, always together. */
@ApplicationScoped
class Marks {

    private static final String ROWS =
            """
            jsonb_to_recordset(cast(:rows as jsonb)) as r (
                request uuid, measure text, turn int, day date, district text, zone uuid,
                officer uuid, unit text, post text, n int, hits int, amount bigint,
                excluded boolean)
            """;

    /** What each mark adds to: its officer's, unit's, post's, zone's and district's sums. */
    private static final String SCOPES =
            """
            cross join lateral (values ('OFFICER', r.officer::text), ('UNIT', r.unit),
                ('POST', r.post), ('ZONE', r.zone::text), ('DISTRICT', r.district))
                as s (scope_kind, scope)
            where s.scope is not null
            """;

    private final Jdbi jdbi;

    Marks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<UUID, List<Mark>> of(Collection<UUID> requests) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from mark
                                                where request = any(cast(:ids as uuid[]))
                                                order by request, measure, turn for update
                                                """)
                                        .bind("ids", requests.toArray(UUID[]::new))
                                        .map((row, context) -> mark(row))
                                        .list())
                .stream()
                .collect(Collectors.groupingBy(Mark::request));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getObject("request", UUID.class),
                Measure.valueOf(row.getString("measure")),
                row.getInt("turn"),
                row.getObject("day", LocalDate.class),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                row.getObject("officer", UUID.class),
                row.getString("unit"),
                row.getString("post"),
                row.getInt("n"),
                row.getInt("hits"),
                row.getObject("amount", Long.class),
                row.getBoolean("excluded"));
    }

    /** Takes these back and puts those, with their sums. */
    void replace(List<Mark> gone, List<Mark> put) {
        jdbi.useHandle(
                handle -> {
                    if (!gone.isEmpty()) {
                        handle.createUpdate(
                                        "delete from mark using "
                                                + ROWS
                                                + """
                                                  where mark.request = r.request
                                                    and mark.measure = r.measure and mark.turn = r.turn
                                                  """)
                                .bind("rows", Json.write(gone))
                                .execute();
                        sum(handle, gone, -1);
                    }
                    if (!put.isEmpty()) {
                        handle.createUpdate(
                                        """
                                        insert into mark (request, measure, turn, day, district, zone,
                                            officer, unit, post, n, hits, amount, excluded)
                                        select * from
                                        """
                                                + ROWS)
                                .bind("rows", Json.write(put))
                                .execute();
                        sum(handle, put, 1);
                    }
                });
    }

    private static void sum(Handle handle, List<Mark> marks, int sign) {
        handle.createUpdate(
                        """
                        insert into tally as t (scope_kind, district, scope, day, measure, excluded,
                            n, hits, amount)
                        select s.scope_kind, r.district, s.scope, r.day, r.measure, r.excluded,
                            :sign * sum(r.n), :sign * sum(r.hits), :sign * coalesce(sum(r.amount), 0)
                        from
                        """
                                + ROWS
                                + SCOPES
                                + """
                                  group by 1, 2, 3, 4, 5, 6 order by 1, 2, 4, 3, 5, 6
                                  on conflict (scope_kind, district, day, scope, measure, excluded)
                                  do update set n = t.n + excluded.n, hits = t.hits + excluded.hits,
                                      amount = t.amount + excluded.amount
                                  """)
                .bind("rows", Json.write(marks))
                .bind("sign", sign)
                .execute();
        List<Mark> timed = new ArrayList<>(marks);
        timed.removeIf(mark -> mark.amount() == null || mark.measure() == Measure.SATISFIED);
        if (timed.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into latency as t (scope_kind, district, scope, day, measure, excluded,
                            bucket, n)
                        select s.scope_kind, r.district, s.scope, r.day, r.measure, r.excluded,
                            floor(ln(1.0 + greatest(r.amount, 0)) / ln(1.05)), :sign * count(*)
                        from
                        """
                                + ROWS
                                + SCOPES
                                + """
                                  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 4, 3, 5, 6, 7
                                  on conflict (scope_kind, district, day, scope, measure, excluded,
                                      bucket) do update set n = t.n + excluded.n
                                  """)
                .bind("rows", Json.write(timed))
                .bind("sign", sign)
                .execute();
    }

    /** What a frozen month doesn't take in any more. */
    record Correction(Mark counted, Mark correct) {

        Mark any() {
            return counted == null ? correct : counted;
        }
    }

    private record Row(
            UUID id,
            String district,
            LocalDate month,
            UUID request,
            String measure,
            int turn,
            Mark counted,
            Mark correct) {

        static Row of(Correction correction) {
            Mark any = correction.any();
            return new Row(
                    UuidCreator.getTimeOrderedEpoch(),
                    any.district(),
                    any.month(),
                    any.request(),
                    any.measure().name(),
                    any.turn(),
                    correction.counted(),
                    correction.correct());
        }
    }

    /** All corrections that there are of these requests; what was one and isn't any more goes. */
    void correct(Collection<UUID> requests, List<Correction> corrections, Instant now) {
        String rows = Json.write(corrections.stream().map(Row::of).toList());
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    delete from score_correction c
                                    where c.request = any(cast(:requests as uuid[]))
                                      and not exists (
                                        select 1 from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            request uuid, measure text, turn int)
                                        where (r.request, r.measure, r.turn)
                                            = (c.request, c.measure, c.turn))
                                    """)
                            .bind("requests", requests.toArray(UUID[]::new))
                            .bind("rows", rows)
                            .execute();
                    if (!corrections.isEmpty()) {
                        handle.createUpdate(
                                        """
                                        insert into score_correction (id, district, month, request, measure,
                                            turn, counted, correct, found_at)
                                        select r.*, :now
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            id uuid, district text, month date, request uuid,
                                            measure text, turn int, counted jsonb, correct jsonb)
                                        on conflict (request, measure, turn) do update
                                        set counted = excluded.counted, correct = excluded.correct,
                                            found_at = excluded.found_at
                                        where score_correction.correct is distinct from excluded.correct
                                        """)
                                .bind("rows", rows)
                                .bind("now", now)
                                .execute();
                    }
                });
    }
}
