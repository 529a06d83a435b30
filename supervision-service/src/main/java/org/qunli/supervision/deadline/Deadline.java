package org.qunli.supervision.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Moment;
import org.qunli.supervision.policy.Policies;
import org.qunli.supervision.policy.Term;

/**
 * A clock: a running deadline on a matter. (The word Clock is {@code java.time}'s.)
 *
 * @param overdueAt when the breach was found, null if none stands
 * @param term what applied when it started
 * @param spot where the spot reminder falls, or null for none; never told
 */
public record Deadline(
        UUID id,
        About about,
        String district,
        UUID zone,
        ClockKind kind,
        int cycle,
        int round,
        Instant startedAt,
        Instant dueAt,
        DeadlineState state,
        Instant stoppedAt,
        Outcome outcome,
        Instant overdueAt,
        Term term,
        Double spot) {

    /** The share only matters when the clock is made; it isn't stored. */
    private static final double UNKNOWN_SHARE = 0;

    static Deadline of(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Deadline(
                row.getObject("id", UUID.class),
                new About(
                        About.Kind.valueOf(row.getString("about")),
                        row.getObject("matter", UUID.class)),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                ClockKind.valueOf(row.getString("kind")),
                row.getInt("cycle"),
                row.getInt("round"),
                instant(row, "started_at"),
                instant(row, "due_at"),
                DeadlineState.valueOf(row.getString("state")),
                instant(row, "stopped_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row, "overdue_at"),
                new Term(
                        row.getString("policy_name"),
                        row.getInt("policy_version"),
                        Duration.ofMillis(row.getLong("duration_ms")),
                        Duration.ofMillis(row.getLong("waiting_cap_ms")),
                        UNKNOWN_SHARE),
                row.getObject("spot", Double.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** All moments of this clock on the ladder that was stamped on it. */
    public List<Moment> moments(Policies policies) {
        Duration net =
                kind == ClockKind.PROMISED ? Duration.between(startedAt, dueAt) : term.duration();
        return policies.ladder(term.policyName(), term.policyVersion(), kind)
                .moments(startedAt, dueAt, net, spot);
    }

    /**
     * Whether more than four fifths of its time are over; a clock past its due time is not at risk.
     */
    public boolean isAtRisk(Instant now) {
        if (state != DeadlineState.RUNNING || !now.isBefore(dueAt)) {
            return false;
        }
        long term = Duration.between(startedAt, dueAt).toMillis();
        return Duration.between(startedAt, now).toMillis() * 5 > term * 4;
    }
}
