package org.qunli.supervision.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that was found wanting.
 *
 * @param owner the officer who has to put it right
 * @param reportedAt since when the owner says that it is; null before, and again when a recheck
 *     finds otherwise
 */
record Finding(
        UUID id,
        UUID inspection,
        String district,
        UUID zone,
        FindingKind kind,
        UUID owner,
        FindingState state,
        Instant foundAt,
        Instant reportedAt,
        String report,
        Instant endedAt) {

    static Finding of(ResultSet row) throws SQLException {
        return new Finding(
                row.getObject("id", UUID.class),
                row.getObject("inspection", UUID.class),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                FindingKind.valueOf(row.getString("kind")),
                row.getObject("owner", UUID.class),
                FindingState.valueOf(row.getString("state")),
                instant(row, "found_at"),
                instant(row, "reported_at"),
                row.getString("report"),
                instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
