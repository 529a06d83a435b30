package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which zones came of which. */
@ApplicationScoped
public class Descents {

    private final Jdbi jdbi;

    Descents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** People went from the origin to the zone. */
    public record Descent(UUID zone, UUID origin, Instant at) {}

    /** Those since a moment, in the order in which they happened. */
    public List<Descent> since(Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select zone, origin, at from zone_descent
                                        where at >= :at order by at, zone, origin
                                        """)
                                .bind("at", at)
                                .map(
                                        (row, context) ->
                                                new Descent(
                                                        row.getObject("zone", UUID.class),
                                                        row.getObject("origin", UUID.class),
                                                        row.getObject("at", OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }
}
