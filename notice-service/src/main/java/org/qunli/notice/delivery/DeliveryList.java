package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Deliveries of a notice, to be looked at. */
@ApplicationScoped
class DeliveryList {

    private final Jdbi jdbi;

    DeliveryList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A part of a notice's deliveries.
     *
     * @param state only these, or null
     * @param zones only in these, or in all if null
     * @param after the last id of the part before, or null
     */
    List<Delivery> part(UUID notice, DeliveryState state, Set<UUID> zones, UUID after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from delivery d
                                        where d.notice = :notice
                                          and (cast(:state as text) is null or d.state = :state)
                                          and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                                          and (cast(:after as uuid) is null or d.id > :after)
                                        order by d.id limit :limit
                                        """)
                                .bind("notice", notice)
                                .bind("state", state == null ? null : state.name())
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> Deliveries.delivery(row))
                                .list());
    }

    /** All of a notice's deliveries. */
    List<Delivery> all(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from delivery where notice = :notice order by id")
                                .bind("notice", notice)
                                .map((row, context) -> Deliveries.delivery(row))
                                .list());
    }

    /** How many deliveries are in each state, among the zones or all if null. */
    Map<DeliveryState, Long> counts(UUID notice, Set<UUID> zones) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select d.state, count(*) as deliveries from delivery d
                                        where d.notice = :notice
                                          and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                                        group by d.state
                                        """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        DeliveryState.valueOf(
                                                                row.getString("state")),
                                                        row.getLong("deliveries")))
                                .forEach(c -> counts.put(c.getKey(), c.getValue())));
        return counts;
    }
}
