package org.qunli.supervision.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What clocks run on: a request, or the delivery of a notice.
 *
 * @param level of the zone when it began
 * @param category null for a delivery, as are priority, assignee and excerpt
 * @param excerpt personal: for the watch only
 */
public record Matter(
        About about,
        String district,
        UUID zone,
        String level,
        String category,
        String priority,
        boolean lifeAtRisk,
        String state,
        int cycle,
        Instant openedAt,
        UUID assignee,
        String assigneePost,
        List<UUID> helpers,
        String excerpt) {

    static Matter of(ResultSet row) throws SQLException {
        return new Matter(
                new About(
                        About.Kind.valueOf(row.getString("about")),
                        row.getObject("id", UUID.class)),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                row.getString("level"),
                row.getString("category"),
                row.getString("priority"),
                row.getBoolean("life_at_risk"),
                row.getString("state"),
                row.getInt("cycle"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("assignee", UUID.class),
                row.getString("assignee_post"),
                List.of((UUID[]) row.getArray("helpers").getArray()),
                row.getString("excerpt"));
    }
}
