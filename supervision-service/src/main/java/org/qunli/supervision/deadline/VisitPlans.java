package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** When households are to be visited, as far as it was heard. */
@ApplicationScoped
class VisitPlans {

    private final Jdbi jdbi;

    VisitPlans(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** When the next visit to each of these households falls due, as it was planned last. */
    Map<UUID, Instant> of(Collection<UUID> households) {
        Map<UUID, Instant> plans = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct on (matter) matter, until_at from fact
                                        where matter = any(cast(:ids as uuid[])) and type = 'VISIT_DUE'
                                        order by matter, seq desc
                                        """)
                                .bind("ids", households.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                plans.put(
                                                        row.getObject("matter", UUID.class),
                                                        instant(row)))
                                .list());
        return plans;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime value = row.getObject("until_at", OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
