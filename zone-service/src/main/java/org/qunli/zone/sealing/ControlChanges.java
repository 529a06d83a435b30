package org.qunli.zone.sealing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** The control history of all zones, and what is still to come. */
@ApplicationScoped
class ControlChanges implements PanacheRepositoryBase<ControlChange, UUID> {

    private static final UUID LAST = new UUID(-1, -1);

    // Bounds that no year people write lies beyond, and that PostgreSQL still holds.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;

    ControlChanges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A zone's changes in these states that take effect in this time, newest first. */
    List<ControlChange> of(
            UUID zone,
            Collection<ControlChange.State> states,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<UUID> before,
            int count) {
        return find(
                        "zoneId = ?1 and state in ?2 and effectiveAt >= ?3 and effectiveAt < ?4"
                                + " and id < ?5 order by id desc",
                        zone,
                        states,
                        from.orElse(EARLIEST),
                        to.orElse(LATEST),
                        before.orElse(LAST))
                .page(0, count)
                .list();
    }

    /** A zone's changes in this state, in the order in which they take effect. */
    List<ControlChange> inOrder(UUID zone, ControlChange.State state) {
        return list("zoneId = ?1 and state = ?2 order by effectiveAt, id", zone, state);
    }

    /** What was applied in these zones and what is to come, in the order of taking effect. */
    List<ControlChange> standing(Collection<UUID> zones) {
        return list(
                "zoneId in ?1 and state in ?2 order by effectiveAt, id",
                zones,
                List.of(ControlChange.State.APPLIED, ControlChange.State.SCHEDULED));
    }

    /** A change of this zone; the zone's row is locked. */
    ControlChange require(UUID zone, UUID id) {
        return find("id = ?1 and zoneId = ?2", id, zone)
                .firstResultOptional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Zones for which a change has come due, their rows locked. A zone that someone else holds is
     * left to them, so that the changes of one zone are applied in their order.
     */
    List<UUID> claimDueZones(Instant now, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from zone
                                        where id in (select zone_id from control_change
                                            where state = 'SCHEDULED' and effective_at <= :now)
                                        order by id limit :count
                                        for update skip locked
                                        """)
                                .bind("now", now)
                                .bind("count", count)
                                .mapTo(UUID.class)
                                .list());
    }

    List<ControlChange> due(Collection<UUID> zones, Instant now) {
        return list(
                "zoneId in ?1 and state = ?2 and effectiveAt <= ?3 order by effectiveAt, id",
                zones,
                ControlChange.State.SCHEDULED,
                now);
    }
}
