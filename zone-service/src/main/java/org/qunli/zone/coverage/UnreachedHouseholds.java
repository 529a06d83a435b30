package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.zone.care.CareFlag;

/** Whom the grid worker must go and see, in the order in which one walks by. */
@ApplicationScoped
class UnreachedHouseholds {

    private final Jdbi jdbi;

    UnreachedHouseholds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Which households are wanted, and after which door. A flag that the reader may not see neither
     * shows nor moves a household to the front.
     *
     * @param after the turn (0 for those to come first, else 1) and the id of the last one, or
     *     empty
     */
    record Query(
            UUID zone,
            String building,
            Set<CareFlag> visible,
            boolean flaggedFirst,
            List<String> after,
            int count) {

        private String[] flags() {
            return visible.stream().map(Enum::name).toArray(String[]::new);
        }
    }

    /** As many as asked for; without flagged first, all count as not flagged in the order. */
    List<UnreachedView> list(Query query) {
        List<String> after = query.after();
        boolean start = after.isEmpty();
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id, h.building, h.unit, h.room, h.label, r.ever, r.since,
                                            h.flags && cast(:visible as text[]) as flagged
                                        from household_reach r join household h on h.id = r.household_id
                                        cross join lateral (
                                            select case when :flaggedFirst and h.flags && cast(:visible as text[])
                                                then 0 else 1 end as turn) o
                                        where r.zone_id = :zone and not r.reached
                                            and (cast(:building as text) is null or h.building = :building)
                                            and (:start or (o.turn, h.door_order, h.id) > (:turn,
                                                (select a.door_order from household a where a.id = cast(:after as uuid)),
                                                cast(:after as uuid)))
                                        order by o.turn, h.door_order, h.id
                                        limit :count
                                        """)
                                .bind("zone", query.zone())
                                .bind("building", query.building())
                                .bind("visible", query.flags())
                                .bind("flaggedFirst", query.flaggedFirst())
                                .bind("start", start)
                                .bind("turn", start ? 0 : Integer.parseInt(after.get(0)))
                                .bind("after", start ? null : after.get(1))
                                .bind("count", query.count())
                                .map((row, context) -> view(row))
                                .list());
    }

    private static UnreachedView view(ResultSet row) throws SQLException {
        return new UnreachedView(
                row.getObject("id", UUID.class),
                row.getString("building"),
                row.getString("unit"),
                row.getString("room"),
                row.getString("label"),
                row.getBoolean("flagged"),
                row.getBoolean("ever")
                        ? UnreachedView.Why.DROPPED_OUT
                        : UnreachedView.Why.NEVER_REACHED,
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
