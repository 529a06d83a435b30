package org.qunli.supervision.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.policy.ClockKind;

/**
 * A matter that left the group.
 *
 * @param cause what lies behind it and others, or null
 */
public record Escalation(
        UUID id,
        Tier tier,
        UUID clock,
        Reason reason,
        About about,
        String district,
        UUID zone,
        ClockKind kind,
        Instant dueAt,
        Instant openedAt,
        boolean late,
        boolean unconfirmed,
        EscalationState state,
        UUID cause,
        Instant acknowledgedAt,
        EscalationOutcome outcome,
        Instant closedAt) {

    static Escalation of(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Escalation(
                row.getObject("id", UUID.class),
                Tier.valueOf(row.getString("tier")),
                row.getObject("clock", UUID.class),
                Reason.valueOf(row.getString("reason")),
                new About(
                        About.Kind.valueOf(row.getString("about")),
                        row.getObject("matter", UUID.class)),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                ClockKind.valueOf(row.getString("kind")),
                instant(row, "due_at"),
                instant(row, "opened_at"),
                row.getBoolean("late"),
                row.getBoolean("unconfirmed"),
                EscalationState.valueOf(row.getString("state")),
                row.getObject("cause", UUID.class),
                instant(row, "acknowledged_at"),
                outcome == null ? null : EscalationOutcome.valueOf(outcome),
                instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
