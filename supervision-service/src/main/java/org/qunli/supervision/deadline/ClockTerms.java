package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which policy held for a clock since when: never changed, only added to. */
@ApplicationScoped
class ClockTerms {

    private final Jdbi jdbi;

    ClockTerms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Why a policy was chosen. */
    enum Cause {
        STARTED,
        /** Another category or priority. */
        REPRICED,
        /** A new version was told to apply to what runs. */
        POLICY
    }

    /**
     * A policy that held from a moment on.
     *
     * @param dueBefore when it was due before; null for the first
     */
    record Stamp(
            UUID matter,
            String kind,
            int cycle,
            int round,
            Instant at,
            Cause cause,
            String policyName,
            int policyVersion,
            String timeZone,
            Instant dueBefore,
            Instant dueAt) {

        static Stamp of(Deadline after, Cause cause, Instant dueBefore, Instant at) {
            return new Stamp(
                    after.about().id(),
                    after.kind().name(),
                    after.cycle(),
                    after.round(),
                    at,
                    cause,
                    after.term().policyName(),
                    after.term().policyVersion(),
                    after.term().timeZone(),
                    dueBefore,
                    after.dueAt());
        }

        String key() {
            return kind + "/" + cycle + "/" + round;
        }
    }

    void insert(List<Stamp> stamps) {
        if (stamps.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into clock_term (matter, kind, cycle, round, at, cause,
                                            policy_name, policy_version, time_zone, due_before, due_at)
                                        select * from unnest(cast(:matters as uuid[]),
                                            cast(:kinds as text[]), cast(:cycles as int[]),
                                            cast(:rounds as int[]), cast(:at as timestamptz[]),
                                            cast(:causes as text[]), cast(:policies as text[]),
                                            cast(:versions as int[]), cast(:timeZones as text[]),
                                            cast(:dueBefore as timestamptz[]),
                                            cast(:dueAt as timestamptz[]))
                                        """)
                                .bind("matters", Columns.of(stamps, Stamp::matter, UUID[]::new))
                                .bind("kinds", Columns.of(stamps, Stamp::kind, String[]::new))
                                .bind("cycles", Columns.of(stamps, Stamp::cycle, Integer[]::new))
                                .bind("rounds", Columns.of(stamps, Stamp::round, Integer[]::new))
                                .bind("at", Columns.times(stamps, Stamp::at))
                                .bind(
                                        "causes",
                                        Columns.of(stamps, s -> s.cause().name(), String[]::new))
                                .bind(
                                        "policies",
                                        Columns.of(stamps, Stamp::policyName, String[]::new))
                                .bind(
                                        "versions",
                                        Columns.of(stamps, Stamp::policyVersion, Integer[]::new))
                                .bind(
                                        "timeZones",
                                        Columns.of(stamps, Stamp::timeZone, String[]::new))
                                .bind("dueBefore", Columns.times(stamps, Stamp::dueBefore))
                                .bind("dueAt", Columns.times(stamps, Stamp::dueAt))
                                .execute());
    }

    /** All of these matters, in the order in which they were given. */
    List<Stamp> of(Collection<UUID> matters) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from clock_term where matter = any(cast(:ids as uuid[]))
                                        order by matter, kind, cycle, round, seq
                                        """)
                                .bind("ids", matters.toArray(UUID[]::new))
                                .map((row, context) -> stamp(row))
                                .list());
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(
                row.getObject("matter", UUID.class),
                row.getString("kind"),
                row.getInt("cycle"),
                row.getInt("round"),
                instant(row, "at"),
                Cause.valueOf(row.getString("cause")),
                row.getString("policy_name"),
                row.getInt("policy_version"),
                row.getString("time_zone"),
                instant(row, "due_before"),
                instant(row, "due_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
