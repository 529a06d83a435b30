package org.qunli.supervision.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.qunli.supervision.policy.Action;
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
 * @param alarmAt since when a life may be at risk, or null
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
        Double spot,
        Instant alarmAt) {

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
                        row.getString("time_zone"),
                        UNKNOWN_SHARE),
                row.getObject("spot", Double.class),
                instant(row, "alarm_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** All moments of this clock on the ladder that was stamped on it. */
    public List<Moment> moments(Policies policies) {
        // Where somebody named the time there may be no duration.
        Duration net =
                term.duration().isZero() ? Duration.between(startedAt, dueAt) : term.duration();
        List<Moment> moments =
                policies.ladder(term.policyName(), term.policyVersion(), kind)
                        .moments(startedAt, dueAt, net, spot);
        if (alarmAt != null) {
            moments.add(0, new Moment(alarmAt, Moment.ALARM, 0, Action.ESCALATE, "TEAM"));
            moments.sort(Comparator.comparing(Moment::at));
        }
        return moments;
    }

    /** The same, ended without what was waited for. */
    Deadline withdrawnAt(Instant at) {
        return new Deadline(
                id,
                about,
                district,
                zone,
                kind,
                cycle,
                round,
                startedAt,
                dueAt,
                DeadlineState.STOPPED,
                at,
                Outcome.WITHDRAWN,
                null,
                term,
                spot,
                alarmAt);
    }

    /** Among the clocks of its matter: {@code RESOLUTION/2/1}. */
    String key() {
        return key(kind, cycle, round);
    }

    static String key(ClockKind kind, int cycle, int round) {
        return kind + "/" + cycle + "/" + round;
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
