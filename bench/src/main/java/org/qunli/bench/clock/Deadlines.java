package org.qunli.bench.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.qunli.bench.Console;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;

/**
 * Clocks in supervision-service's database as its feeds would have made them, written straight: a
 * million requests over HTTP would measure something else. Each has fired nothing yet and falls due
 * at its time, when a reminder, an event and the next step are owed.
 */
final class Deadlines {

    /** As many as a city has. */
    private static final int ZONES = 500;

    private static final int OFFICERS = 2_500;

    private static final int BATCH = 20_000;

    private static final String PLACE =
            """
            insert into district (code, name_zh, name_en, time_zone)
            values ('350583', '南安市', 'Nan''an', 'Asia/Shanghai');
            insert into zone (id, district, name_zh, name_en, level, status)
            select cast(md5('zone ' || n) as uuid), '350583', n || ' 号楼', 'Block ' || n, 'SEALED',
                   'ACTIVE'
            from generate_series(0, %1$d - 1) as n;
            insert into channel_binding (id, zone, channel, tenant, private_message, active)
            select gen_random_uuid(), id, 'wecom', 'ww-quanzhou', 'ALWAYS', true from zone;
            insert into officer (id, district, subject, name, active)
            select cast(md5('officer ' || n) as uuid), '350583', 'o-' || n, null, true
            from generate_series(0, %2$d - 1) as n;
            insert into officer_chat (channel, tenant, user_id, officer, position)
            select 'wecom', 'ww-quanzhou', subject, id, 0 from officer;
            insert into roster (zone, officer, post, duties, active)
            select cast(md5('zone ' || n %% %1$d) as uuid), cast(md5('officer ' || n) as uuid),
                   'TOWNSHIP_CADRE', array['MEDICINE'], true
            from generate_series(0, %2$d - 1) as n;
            insert into duty (zone, officer, from_at, to_at)
            select zone, officer, clock_timestamp() - interval '1 day', clock_timestamp() + interval '14 days'
            from roster;
            """;

    /**
     * Stamped with the shipped policy: at the due time a breach and a reminder, ten minutes later
     * the next.
     */
    private static final String CLOCKS =
            """
            with made as (
                select n, cast(md5(cast(? as text) || n) as uuid) as matter,
                       cast(md5(cast(? as text) || 'clock ' || n) as uuid) as clock,
                       cast(md5('zone ' || n %% %1$d) as uuid) as zone,
                       cast(md5('officer ' || n %% %2$d) as uuid) as officer,
                       cast(? as timestamptz) + n * cast(? as interval) as due
                from generate_series(cast(? as bigint), cast(? as bigint)) as n),
            matters as (
                insert into matter (id, about, district, zone, level, category, priority, state, cycle,
                                    opened_at, assignee, assignee_post, excerpt)
                select matter, 'REQUEST', '350583', zone, 'SEALED', 'MEDICINE', 'NORMAL', 'OPEN', 1,
                       due - interval '30 minutes', officer, 'TOWNSHIP_CADRE', '药吃完了'
                from made),
            dues as (
                insert into due (next_at, clock, step, feed)
                select due, clock, -1, 'requests' from made)
            insert into clock (id, matter, about, district, zone, kind, cycle, round, started_at, due_at,
                               state, policy_name, policy_version, duration_ms, waiting_cap_ms)
            select clock, matter, 'REQUEST', '350583', zone, 'FIRST_RESPONSE', 1, 1,
                   due - interval '30 minutes', due, 'RUNNING', 'shipped', 2, 1800000, 86400000
            from made
            """;

    private final Stand stand;

    Deadlines(Stand stand) {
        this.stand = stand;
    }

    void place() throws SQLException {
        execute(PLACE.formatted(ZONES, OFFICERS));
    }

    /** The database server's time. */
    Instant now() throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /**
     * So many clocks, the first of them due at a moment and each a while after the one before.
     *
     * @param series names them: the same is the same
     * @param apart an interval of PostgreSQL
     */
    void make(String series, int count, Instant first, String apart, Console console)
            throws SQLException {
        try (Connection connection = stand.connect("supervision");
                PreparedStatement statement =
                        connection.prepareStatement(CLOCKS.formatted(ZONES, OFFICERS))) {
            for (int from = 0; from < count; from += BATCH) {
                statement.setString(1, series);
                statement.setString(2, series);
                statement.setObject(3, first.atOffset(ZoneOffset.UTC));
                statement.setString(4, apart);
                statement.setLong(5, from);
                statement.setLong(6, Math.min(count, from + BATCH) - 1);
                statement.executeUpdate();
                if (from > 0 && from % 200_000 == 0) {
                    console.say("%,d clocks", from);
                }
            }
        }
        execute("analyze");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String from) {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until everything due by a moment was fired. */
    void awaitFired(Instant until) {
        Stand.await(
                "all that was due is fired",
                () -> count("due where next_at <= '" + until + "'") == 0);
    }

    /**
     * From when each clock of a series was due to the commit of its reminder, in milliseconds, by
     * the database server's clock.
     */
    Samples lateness(String series) throws SQLException {
        double[] late;
        try (Connection connection = stand.connect("supervision");
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select array_agg(cast(extract(epoch from
                                    pg_xact_commit_timestamp(r.xmin) - c.due_at) * 1000 as float8))
                                from reminder r join clock c on c.id = r.clock
                                where r.step = 1 and c.id in (
                                    select cast(md5(cast(? as text) || 'clock ' || n) as uuid)
                                    from generate_series(0, ?) as n)
                                """)) {
            statement.setString(1, series);
            statement.setInt(2, (int) count("clock"));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Double[] values = (Double[]) row.getArray(1).getArray();
                late = new double[values.length];
                for (int i = 0; i < values.length; i++) {
                    late[i] = values[i];
                }
            }
        }
        return Samples.of(late);
    }
}
