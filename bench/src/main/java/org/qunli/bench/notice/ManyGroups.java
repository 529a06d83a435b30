package org.qunli.bench.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.qunli.bench.Console;
import org.qunli.bench.stand.Stand;

/**
 * Zones with a group each, written into zone-service's log as another pod of it would: making ten
 * thousand over HTTP would measure something else.
 */
final class ManyGroups {

    private static final int BATCH = 1_000;

    private static final String APPEND =
            """
            with made as (
                select n, cast(md5('zone ' || n) as uuid) as zone,
                       cast(md5('binding ' || n) as uuid) as binding
                from generate_series(cast(? as bigint), cast(? as bigint)) as n),
            told as (
                select n, zone, 'zone.changed' as type, 'zone/' || zone as subject,
                       jsonb_build_object('zoneId', zone, 'district', '350583', 'nameZh', n || '号楼',
                           'nameEn', 'Building ' || n, 'level', 'SEALED', 'status', 'ACTIVE') as data
                from made
                union all
                select n, zone, 'group.changed', 'group/' || binding,
                       jsonb_build_object('bindingId', binding, 'zoneId', zone, 'channel', 'wecom',
                           'tenant', 'ww-quanzhou', 'groupId', 'wr-' || n,
                           'forwarding', case when n % 2 = 0 then 'BOT' else 'OFFICER' end,
                           'capabilities', jsonb_build_object('maxTextBytes', 2048), 'active', true)
                from made),
            drawn as (
                insert into event_subject as s (subject, version)
                select subject, 1 from told order by subject
                on conflict (subject) do update set version = s.version + 1
                returning subject, version)
            insert into event (event_id, type, subject, subject_version, district, zone,
                               audience, channel, occurred_at, data)
            select gen_random_uuid(), t.type, t.subject, d.version, '350583', t.zone, '{SERVICES}', '{}',
                   clock_timestamp(), t.data
            from told t join drawn d on d.subject = t.subject order by t.n, t.type desc
            """;

    private final Stand stand;

    ManyGroups(Stand stand) {
        this.stand = stand;
    }

    /** Zones {@code from} to {@code to}, exclusively, every other with a bot. */
    void append(long from, long to) throws SQLException {
        try (Connection connection = stand.connect("zone");
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (long n = from; n < to; n += BATCH) {
                statement.setLong(1, n);
                statement.setLong(2, Math.min(to, n + BATCH) - 1);
                statement.executeUpdate();
            }
        }
    }

    /** Waits until a service knows so many zones. */
    void await(Console console, String database, long zones) {
        console.say("waiting until %s-service knows %,d zones", database, zones);
        Stand.await(
                database + " knows the zones",
                () -> number(database, "select count(*) from zone") >= zones);
    }

    /** A number out of a service's database. */
    double number(String database, String sql) {
        try (Connection connection = stand.connect(database);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
