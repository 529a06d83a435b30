package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.supervision.policy.ClockKind;

/** Reads and writes what a reckoning needs, a set in each statement. */
@ApplicationScoped
class ClockRows {

    private final Jdbi jdbi;

    ClockRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Waits for a watcher that is firing one of these. */
    void lockDue(Collection<UUID> matters) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select d.clock from due d join clock c on c.id = d.clock
                                        where c.matter = any(cast(:ids as uuid[]))
                                        order by d.clock for update of d
                                        """)
                                .bind("ids", matters.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .list());
    }

    Map<UUID, List<Deadline>> lockOf(Collection<UUID> matters) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from clock
                                                where matter = any(cast(:ids as uuid[]))
                                                order by id for update
                                                """)
                                        .bind("ids", matters.toArray(UUID[]::new))
                                        .map((row, context) -> Deadline.of(row))
                                        .list())
                .stream()
                .collect(Collectors.groupingBy(clock -> clock.about().id()));
    }

    Map<UUID, List<Fact>> facts(Collection<UUID> matters) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select matter, type, at, cycle, promised_at, until_at,
                                                    kind, round, amount_ms
                                                from fact where matter = any(cast(:ids as uuid[]))
                                                order by matter, seq
                                                """)
                                        .bind("ids", matters.toArray(UUID[]::new))
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getObject("matter", UUID.class),
                                                                fact(row)))
                                        .list())
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Long amount = row.getObject("amount_ms", Long.class);
        return new Fact(
                FactType.valueOf(row.getString("type")),
                instant(row, "at"),
                row.getInt("cycle"),
                instant(row, "promised_at"),
                instant(row, "until_at"),
                kind == null ? null : ClockKind.valueOf(kind),
                row.getObject("round", Integer.class),
                amount == null ? null : Duration.ofMillis(amount));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A clock as one flat row. */
    private record Row(
            UUID id,
            UUID matter,
            String about,
            String district,
            UUID zone,
            String kind,
            int cycle,
            int round,
            Instant startedAt,
            Instant dueAt,
            String state,
            Instant stoppedAt,
            String outcome,
            Instant overdueAt,
            String policyName,
            int policyVersion,
            long durationMs,
            long waitingCapMs,
            Double spot,
            String timeZone,
            Instant alarmAt) {

        static Row of(Deadline clock) {
            return new Row(
                    clock.id(),
                    clock.about().id(),
                    clock.about().kind().name(),
                    clock.district(),
                    clock.zone(),
                    clock.kind().name(),
                    clock.cycle(),
                    clock.round(),
                    clock.startedAt(),
                    clock.dueAt(),
                    clock.state().name(),
                    clock.stoppedAt(),
                    clock.outcome() == null ? null : clock.outcome().name(),
                    clock.overdueAt(),
                    clock.term().policyName(),
                    clock.term().policyVersion(),
                    clock.term().duration().toMillis(),
                    clock.term().waitingCap().toMillis(),
                    clock.spot(),
                    clock.term().timeZone(),
                    clock.alarmAt());
        }
    }

    private static String json(List<Deadline> clocks) {
        return Json.write(clocks.stream().map(Row::of).toList());
    }

    void insert(List<Deadline> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        List<Row> rows = clocks.stream().map(Row::of).toList();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into clock (id, matter, about, district, zone, kind, cycle,
                                            round, started_at, due_at, state, stopped_at, outcome,
                                            overdue_at, policy_name, policy_version, duration_ms,
                                            waiting_cap_ms, spot, time_zone, alarm_at)
                                        select * from unnest(
                                            cast(:ids as uuid[]), cast(:matters as uuid[]),
                                            cast(:about as text[]), cast(:districts as text[]),
                                            cast(:zones as uuid[]), cast(:kinds as text[]),
                                            cast(:cycles as int[]), cast(:rounds as int[]),
                                            cast(:started as timestamptz[]), cast(:due as timestamptz[]),
                                            cast(:states as text[]), cast(:stopped as timestamptz[]),
                                            cast(:outcomes as text[]), cast(:overdue as timestamptz[]),
                                            cast(:policies as text[]), cast(:versions as int[]),
                                            cast(:durations as bigint[]), cast(:caps as bigint[]),
                                            cast(:spots as double precision[]), cast(:timeZones as text[]),
                                            cast(:alarms as timestamptz[]))
                                        """)
                                .bind("ids", Columns.of(rows, Row::id, UUID[]::new))
                                .bind("matters", Columns.of(rows, Row::matter, UUID[]::new))
                                .bind("about", Columns.of(rows, Row::about, String[]::new))
                                .bind("districts", Columns.of(rows, Row::district, String[]::new))
                                .bind("zones", Columns.of(rows, Row::zone, UUID[]::new))
                                .bind("kinds", Columns.of(rows, Row::kind, String[]::new))
                                .bind("cycles", Columns.of(rows, Row::cycle, Integer[]::new))
                                .bind("rounds", Columns.of(rows, Row::round, Integer[]::new))
                                .bind("started", Columns.times(rows, Row::startedAt))
                                .bind("due", Columns.times(rows, Row::dueAt))
                                .bind("states", Columns.of(rows, Row::state, String[]::new))
                                .bind("stopped", Columns.times(rows, Row::stoppedAt))
                                .bind("outcomes", Columns.of(rows, Row::outcome, String[]::new))
                                .bind("overdue", Columns.times(rows, Row::overdueAt))
                                .bind("policies", Columns.of(rows, Row::policyName, String[]::new))
                                .bind(
                                        "versions",
                                        Columns.of(rows, Row::policyVersion, Integer[]::new))
                                .bind("durations", Columns.of(rows, Row::durationMs, Long[]::new))
                                .bind("caps", Columns.of(rows, Row::waitingCapMs, Long[]::new))
                                .bind("spots", Columns.of(rows, Row::spot, Double[]::new))
                                .bind("timeZones", Columns.of(rows, Row::timeZone, String[]::new))
                                .bind("alarms", Columns.times(rows, Row::alarmAt))
                                .execute());
    }

    void update(List<Deadline> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update clock c set started_at = r."startedAt",
                                            due_at = r."dueAt", state = r.state,
                                            stopped_at = r."stoppedAt", outcome = r.outcome,
                                            overdue_at = r."overdueAt",
                                            unconfirmed = c.unconfirmed and r."overdueAt" is not null,
                                            policy_name = r."policyName",
                                            policy_version = r."policyVersion",
                                            duration_ms = r."durationMs",
                                            waiting_cap_ms = r."waitingCapMs",
                                            time_zone = r."timeZone", alarm_at = r."alarmAt"
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            id uuid, "startedAt" timestamptz,
                                            "dueAt" timestamptz, state text,
                                            "stoppedAt" timestamptz, outcome text,
                                            "overdueAt" timestamptz, "policyName" text,
                                            "policyVersion" int, "durationMs" bigint,
                                            "waitingCapMs" bigint, "timeZone" text,
                                            "alarmAt" timestamptz)
                                        where c.id = r.id
                                        """)
                                .bind("rows", json(clocks))
                                .execute());
    }

    /** Nothing more is due on clocks that stopped. */
    void dropDue(List<Deadline> clocks) {
        UUID[] ids =
                clocks.stream()
                        .filter(clock -> clock.state() == DeadlineState.STOPPED)
                        .map(Deadline::id)
                        .toArray(UUID[]::new);
        if (ids.length > 0) {
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(
                                            "delete from due where clock = any(cast(:ids as uuid[]))")
                                    .bind("ids", ids)
                                    .execute());
        }
    }
}
