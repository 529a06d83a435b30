package org.qunli.supervision.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.qunli.supervision.policy.ExtensionRule;

/**
 * More time that an officer asked for on a clock. Who decided is kept nowhere here.
 *
 * @param decideBy when the default is taken, if nobody decided
 * @param verdict null while undecided
 */
record Extension(
        UUID id,
        UUID clock,
        String district,
        String askedBy,
        UUID officer,
        Instant askedAt,
        Instant dueBefore,
        Instant dueWanted,
        String reason,
        Instant decideBy,
        ExtensionRule.Verdict byDefault,
        Verdict verdict,
        Instant decidedAt) {

    /** What became of it. */
    enum Verdict {
        GRANTED,
        REFUSED,
        /** The clock ended before. */
        OVERTAKEN
    }

    Duration amount() {
        return Duration.between(dueBefore, dueWanted);
    }

    static Extension of(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new Extension(
                row.getObject("id", UUID.class),
                row.getObject("clock", UUID.class),
                row.getString("district"),
                row.getString("asked_by"),
                row.getObject("officer", UUID.class),
                instant(row, "asked_at"),
                instant(row, "due_before"),
                instant(row, "due_wanted"),
                row.getString("reason"),
                instant(row, "decide_by"),
                ExtensionRule.Verdict.valueOf(row.getString("by_default")),
                verdict == null ? null : Verdict.valueOf(verdict),
                instant(row, "decided_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
