package org.qunli.bench.board;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.qunli.bench.Console;
import org.qunli.bench.stand.Stand;

/**
 * Requests in supervision-service's database as its feeds and its score keeper would have left
 * them, written straight: a million over HTTP would measure something else. Some are open, each
 * with a running clock; all others are over, spread over a year, with their facts, clocks, marks
 * and sums.
 */
final class PastRequests {

    /** As many as a city has. */
    static final int ZONES = 500;

    private static final int BATCH = 25_000;

    private static final String PLACE =
            """
            insert into district (code, name_zh, name_en, time_zone)
            values ('350583', '南安市', 'Nan''an', 'Asia/Shanghai');
            insert into zone (id, district, name_zh, name_en, level, status)
            select cast(md5('zone ' || n) as uuid), '350583', n || ' 号楼', 'Block ' || n, 'SEALED', 'ACTIVE'
            from generate_series(0, %1$d - 1) as n;
            insert into zone_size (zone, households) select id, 120 from zone;
            insert into officer (id, district, subject, name, unit, active)
            select cast(md5('officer ' || n) as uuid), '350583', 'o-' || n, null, 'unit ' || n %% 50, true
            from generate_series(0, 5 * %1$d - 1) as n;
            insert into watch.team (id, district, name, created_at)
            values (cast(md5('team') as uuid), '350583', 'All', clock_timestamp());
            insert into watch.team_zone (team, zone) select cast(md5('team') as uuid), id from zone;
            """;

    private static final String OPEN =
            """
            with made as (
                select n, cast(md5('open ' || n) as uuid) as matter, cast(md5('zone ' || n % 500) as uuid) as zone,
                       clock_timestamp() - interval '1 minute' as opened
                from generate_series(1, cast(? as int)) as n),
            matters as (
                insert into matter (id, about, district, zone, level, category, priority, state, cycle, opened_at,
                                    assignee, assignee_post, excerpt)
                select matter, 'REQUEST', '350583', zone, 'SEALED', 'MEDICINE', 'NORMAL', 'OPEN', 1, opened,
                       cast(md5('officer ' || n) as uuid), 'TOWNSHIP_CADRE', '药吃完了'
                from made)
            insert into clock (id, matter, about, district, zone, kind, cycle, round, started_at, due_at, state,
                               policy_name, policy_version, duration_ms, waiting_cap_ms)
            select cast(md5('open clock ' || n) as uuid), matter, 'REQUEST', '350583', zone, 'RESOLUTION', 1, 1,
                   opened, opened + interval '1 day', 'RUNNING', 'shipped', 2, 86400000, 86400000
            from made
            """;

    private static final String PAST =
            """
            with made as (
                select n, cast(md5('past ' || n) as uuid) as matter, cast(md5('zone ' || n % 500) as uuid) as zone,
                       cast(md5('officer ' || n % 2500) as uuid) as officer,
                       clock_timestamp() - interval '1 day' * (1 + n % 365) as opened
                from generate_series(cast(? as int), cast(? as int)) as n),
            matters as (
                insert into matter (id, about, district, zone, level, category, priority, state, cycle, opened_at,
                                    assignee, assignee_post, excerpt)
                select matter, 'REQUEST', '350583', zone, 'SEALED', 'MEDICINE', 'NORMAL', 'DONE', 1, opened, officer,
                       'TOWNSHIP_CADRE', '药吃完了'
                from made),
            facts as (
                insert into fact (matter, event_id, type, at, cycle, officer)
                select matter, gen_random_uuid(), t.type, opened + t.after, 1, officer
                from made cross join (values ('OPENED', interval '0'), ('ANSWERED', interval '8 minutes'),
                    ('RESOLVED', interval '90 minutes'), ('CONFIRMED', interval '3 hours')) as t (type, after)),
            clocks as (
                insert into clock (id, matter, about, district, zone, kind, cycle, round, started_at, due_at, state,
                                   stopped_at, outcome, policy_name, policy_version, duration_ms, waiting_cap_ms)
                select gen_random_uuid(), matter, 'REQUEST', '350583', zone, t.kind, 1, 1, opened,
                       opened + interval '1 day', 'STOPPED', opened + t.after, 'MET', 'shipped', 2, 86400000, 86400000
                from made cross join (values ('FIRST_RESPONSE', interval '8 minutes'),
                    ('RESOLUTION', interval '90 minutes'), ('CONFIRMATION', interval '3 hours')) as t (kind, after))
            insert into mark (request, measure, turn, day, district, zone, officer, unit, post, n, hits, amount, excluded)
            select matter, t.measure, 1, cast(opened as date), '350583', zone, officer, 'unit ' || n % 50,
                   'TOWNSHIP_CADRE', 1, 1, t.amount, false
            from made cross join (values ('RESPONSE', cast(480 as bigint)), ('ON_TIME', null), ('RESOLUTION', 5400),
                ('SOLVED', null), ('CONFIRMED', null)) as t (measure, amount)
            """;

    private static final String SUMS =
            """
            truncate tally, latency;
            insert into tally (scope_kind, district, scope, day, measure, excluded, n, hits, amount)
            select s.kind, m.district, s.scope, m.day, m.measure, false, sum(m.n), sum(m.hits), coalesce(sum(m.amount), 0)
            from mark m cross join lateral (values ('OFFICER', m.officer::text), ('UNIT', m.unit), ('POST', m.post),
                ('ZONE', m.zone::text), ('DISTRICT', m.district)) as s (kind, scope)
            group by 1, 2, 3, 4, 5;
            insert into latency (scope_kind, district, scope, day, measure, excluded, bucket, n)
            select s.kind, m.district, s.scope, m.day, m.measure, false,
                   floor(ln(1.0 + m.amount) / ln(1.05)), count(*)
            from mark m cross join lateral (values ('OFFICER', m.officer::text), ('UNIT', m.unit), ('POST', m.post),
                ('ZONE', m.zone::text), ('DISTRICT', m.district)) as s (kind, scope)
            where m.amount is not null group by 1, 2, 3, 4, 5, 7;
            """;

    private final Stand stand;

    private int past;

    PastRequests(Stand stand) {
        this.stand = stand;
    }

    void place(int open) throws SQLException {
        execute(PLACE.formatted(ZONES));
        try (Connection connection = stand.connect("supervision");
                PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setInt(1, open);
            statement.executeUpdate();
        }
    }

    /** So many in all, and the sums of them. */
    void grow(int to, Console console) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                PreparedStatement statement = connection.prepareStatement(PAST)) {
            while (past < to) {
                int next = Math.min(to, past + BATCH);
                statement.setInt(1, past + 1);
                statement.setInt(2, next);
                statement.executeUpdate();
                past = next;
                console.say("%,d requests are over", past);
            }
        }
        execute(SUMS);
        execute("vacuum analyze");
        console.say("%,d marks, %,d sums", count("mark"), count("tally"));
    }

    long count(String from) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
