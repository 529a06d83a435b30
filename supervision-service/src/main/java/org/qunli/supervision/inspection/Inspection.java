package org.qunli.supervision.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A look at a zone on the spot. */
record Inspection(UUID id, String district, UUID zone, Instant at) {

    static Inspection of(ResultSet row) throws SQLException {
        return new Inspection(
                row.getObject("id", UUID.class),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
