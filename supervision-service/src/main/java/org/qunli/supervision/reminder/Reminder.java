package org.qunli.supervision.reminder;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.policy.ClockKind;

/**
 * A private word to one officer.
 *
 * @param step of the ladder, or a constant of {@link org.qunli.supervision.policy.Moment}
 * @param late whether its moment had passed long before, after an outage
 * @param unconfirmed whether the feed couldn't be read when it was sent
 * @param sendAfter before which it isn't said
 * @param way which of the officer's private channels is tried, from 0
 */
public record Reminder(
        UUID id,
        UUID clock,
        int cycle,
        int round,
        int step,
        int repetition,
        UUID recipient,
        About about,
        String district,
        UUID zone,
        ClockKind kind,
        Instant dueAt,
        Instant at,
        boolean late,
        boolean unconfirmed,
        ReminderState state,
        int way,
        Instant sendAfter,
        Instant acknowledgedAt) {

    /** A reminder about to be sent. */
    public static Reminder of(
            UUID id,
            Deadline clock,
            int step,
            int repetition,
            UUID recipient,
            boolean late,
            boolean unconfirmed,
            Instant now) {
        return new Reminder(
                id,
                clock.id(),
                clock.cycle(),
                clock.round(),
                step,
                repetition,
                recipient,
                clock.about(),
                clock.district(),
                clock.zone(),
                clock.kind(),
                clock.dueAt(),
                now,
                late,
                unconfirmed,
                ReminderState.WAITING,
                0,
                now,
                null);
    }

    /** The same, not to be said before. */
    public Reminder notBefore(Instant moment) {
        return new Reminder(
                id,
                clock,
                cycle,
                round,
                step,
                repetition,
                recipient,
                about,
                district,
                zone,
                kind,
                dueAt,
                at,
                late,
                unconfirmed,
                state,
                way,
                moment,
                acknowledgedAt);
    }

    /** The same for somebody who stands in. */
    Reminder to(UUID other, Instant now) {
        return new Reminder(
                UuidCreator.getTimeOrderedEpoch(),
                clock,
                cycle,
                round,
                step,
                repetition,
                other,
                about,
                district,
                zone,
                kind,
                dueAt,
                now,
                late,
                unconfirmed,
                ReminderState.WAITING,
                0,
                now,
                null);
    }

    static Reminder of(ResultSet row) throws SQLException {
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getObject("clock", UUID.class),
                row.getInt("cycle"),
                row.getInt("round"),
                row.getInt("step"),
                row.getInt("repetition"),
                row.getObject("recipient", UUID.class),
                new About(
                        About.Kind.valueOf(row.getString("about")),
                        row.getObject("matter", UUID.class)),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                ClockKind.valueOf(row.getString("kind")),
                instant(row, "due_at"),
                instant(row, "at"),
                row.getBoolean("late"),
                row.getBoolean("unconfirmed"),
                ReminderState.valueOf(row.getString("state")),
                row.getInt("way"),
                instant(row, "send_after"),
                instant(row, "acknowledged_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
