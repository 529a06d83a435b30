package org.qunli.bench.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.qunli.bench.Console;
import org.qunli.bench.stand.Stand;

/**
 * Writes into zone-service's log as another pod of it would: version, event and personal text in
 * one transaction. Straight to the database, because making 200,000 households over HTTP would
 * measure something else. Half of the events are households, half their members.
 */
final class EventLog {

    private static final int BATCH = 1_000;

    /** Ids made by PostgreSQL from the number: the same number is the same subject. */
    private static final String APPEND =
            """
            with made as (
                select n, n % 2 = 0 as home,
                       cast(md5('household ' || n / 2) as uuid) as household,
                       cast(md5('member ' || n / 2) as uuid) as member
                from generate_series(cast(? as bigint), cast(? as bigint)) as n),
            told as (
                select n, home, gen_random_uuid() as event_id,
                       case when home then 'household/' || household else 'member/' || member end
                           as subject,
                       case when home then jsonb_build_object('householdId', household,
                               'zoneId', cast(? as text),
                               'flags', jsonb_build_array('ROUND_' || cast(? as int)),
                               'active', true)
                       else jsonb_build_object('memberId', member, 'householdId', household,
                               'zoneId', cast(? as text), 'subject', null, 'chatIds',
                               jsonb_build_array(jsonb_build_object('channel', 'wecom', 'tenant',
                                   'ww-quanzhou', 'userId', 'u-' || n)), 'active', true) end as data,
                       case when home then jsonb_build_object('label', n / 40 || '-' || n)
                       else jsonb_build_object('name', 'Resident ' || n) end as personal
                from made),
            drawn as (
                insert into event_subject as s (subject, version)
                select subject, 1 from told order by subject
                on conflict (subject) do update set version = s.version + 1
                returning subject, version),
            appended as (
                insert into event (event_id, type, subject, subject_version, district, zone,
                                   audience, channel, occurred_at, data)
                select t.event_id,
                       case when t.home then 'household.changed' else 'member.changed' end,
                       t.subject, d.version, '350583', cast(? as uuid), '{SERVICES}', '{}',
                       clock_timestamp(), t.data
                from told t join drawn d on d.subject = t.subject order by t.n
                returning event_id)
            insert into event_personal (event_id, data)
            select t.event_id, t.personal from told t join appended a on a.event_id = t.event_id
            """;

    /** One event as a service writes it: with values, so that it is planned once. */
    private static final String APPEND_ONE =
            """
            with drawn as (
                insert into event_subject as s (subject, version) values (?, 1)
                on conflict (subject) do update set version = s.version + 1
                returning version),
            appended as (
                insert into event (event_id, type, subject, subject_version, district, zone,
                                   audience, channel, occurred_at, data)
                select cast(? as uuid), ?, ?, version, '350583', cast(? as uuid), '{SERVICES}', '{}',
                       clock_timestamp(), cast(? as jsonb)
                from drawn
                returning event_id)
            insert into event_personal (event_id, data)
            select event_id, cast(? as jsonb) from appended
            """;

    private final Stand stand;

    private final UUID zone = UUID.randomUUID();

    EventLog(Stand stand) {
        this.stand = stand;
    }

    /** Events {@code from} to {@code to}, exclusively, in transactions of a thousand. */
    void append(long from, long to, int round, Console console) throws SQLException {
        try (Connection connection = stand.connect("zone")) {
            for (long n = from; n < to; n += BATCH) {
                append(connection, n, Math.min(to, n + BATCH) - 1, round);
                if ((n - from) % 50_000 == 0 && n > from) {
                    console.say("%,d events written", n - from);
                }
            }
        }
    }

    /** One event in each transaction, at an even pace. */
    void trickle(long from, long to, int perSecond) throws SQLException {
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        try (Connection connection = stand.connect("zone")) {
            long next = System.nanoTime();
            for (long n = from; n < to; n++) {
                appendOne(connection, n);
                next += pause;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** One event whose transaction takes its time, having drawn its number early or late. */
    UUID appendSlowly(Connection connection, long n) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        connection.setAutoCommit(false);
        if (random.nextBoolean()) {
            // The transaction is numbered now, its event later.
            scalar(connection, "select pg_current_xact_id()::text");
            LockSupport.parkNanos(random.nextLong(Duration.ofMillis(30).toNanos()));
        }
        append(connection, n, n, 0);
        UUID id =
                UUID.fromString(
                        scalar(
                                connection,
                                "select event_id::text from event where tx = pg_current_xact_id()"));
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(30).toNanos()));
        connection.commit();
        return id;
    }

    private void append(Connection connection, long from, long to, int round) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.setString(3, zone.toString());
            statement.setInt(4, round);
            statement.setString(5, zone.toString());
            statement.setString(6, zone.toString());
            statement.executeUpdate();
        }
    }

    private void appendOne(Connection connection, long n) throws SQLException {
        UUID household = numbered("household", n / 2);
        UUID member = numbered("member", n / 2);
        boolean home = n % 2 == 0;
        String subject = home ? "household/" + household : "member/" + member;
        String data =
                home
                        ? """
                        {"householdId": "%s", "zoneId": "%s", "flags": ["ROUND_0"], "active": true}"""
                                .formatted(household, zone)
                        : """
                        {"memberId": "%s", "householdId": "%s", "zoneId": "%s", "subject": null,
                         "chatIds": [{"channel": "wecom", "tenant": "ww-quanzhou", "userId": "u-%d"}],
                         "active": true}"""
                                .formatted(member, household, zone, n);
        try (PreparedStatement statement = connection.prepareStatement(APPEND_ONE)) {
            statement.setString(1, subject);
            statement.setString(2, UUID.randomUUID().toString());
            statement.setString(3, home ? "household.changed" : "member.changed");
            statement.setString(4, subject);
            statement.setString(5, zone.toString());
            statement.setString(6, data);
            statement.setString(
                    7,
                    home
                            ? "{\"label\": \"%d-%d\"}".formatted(n / 40, n)
                            : "{\"name\": \"Resident %d\"}".formatted(n));
            statement.executeUpdate();
        }
    }

    /** As PostgreSQL makes it in {@link #APPEND}. */
    private static UUID numbered(String kind, long number) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("MD5")
                                    .digest(
                                            (kind + " " + number)
                                                    .getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String scalar(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** When each subject's event committed, in seconds. */
    Map<UUID, Double> committed() throws SQLException {
        return times(
                "zone",
                """
                select cast(split_part(subject, '/', 2) as uuid),
                       extract(epoch from pg_xact_commit_timestamp(xmin))
                from event where type in ('household.changed', 'member.changed')
                """);
    }

    /** When this consumer committed its effect, in seconds. */
    Map<UUID, Double> applied(Consumer consumer) throws SQLException {
        return times(consumer.database(), consumer.times());
    }

    /** How many events this consumer has taken in: cheap, for whoever waits. */
    long taken(Consumer consumer) {
        try (Connection connection = stand.connect(consumer.database())) {
            return Long.parseLong(
                    scalar(
                            connection,
                            "select coalesce(sum(taken), 0) from feed_cursor where feed = 'zones'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many subjects this consumer has applied. */
    long count(Consumer consumer) {
        try (Connection connection = stand.connect(consumer.database())) {
            return Long.parseLong(scalar(connection, consumer.count()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<UUID, Double> times(String database, String sql) throws SQLException {
        Map<UUID, Double> times = new HashMap<>();
        try (Connection connection = stand.connect(database);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                times.put(rows.getObject(1, UUID.class), rows.getDouble(2));
            }
        }
        return times;
    }
}
