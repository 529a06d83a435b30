package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Counts who is reached, with what front-ends last told of their groups. */
@ApplicationScoped
class Coverage {

    /** As many as one can go and knock at; the numbers tell the rest. */
    private static final int SHOWN = 200;

    private final Jdbi jdbi;

    Coverage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(UUID id, String label, boolean reached) {}

    CoverageView of(UUID zone, boolean withHouseholds) {
        List<Row> rows = households(zone);
        List<CoverageView.Unreached> unreached =
                rows.stream()
                        .filter(row -> !row.reached())
                        .limit(SHOWN)
                        .map(row -> new CoverageView.Unreached(row.id(), row.label()))
                        .toList();
        int reached = (int) rows.stream().filter(Row::reached).count();
        return new CoverageView(
                zone, rows.size(), reached, guests(zone), withHouseholds ? unreached : null);
    }

    private List<Row> households(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id, h.label, exists (
                                            select 1 from member m
                                            join chat_identity c on c.holder_kind = 'MEMBER' and c.holder_id = m.id
                                            join group_binding b on b.zone_id = h.zone_id and b.active
                                                and b.channel = c.channel and b.tenant = c.tenant
                                            join group_membership g on g.binding_id = b.id and g.user_id = c.user_id
                                            where m.household_id = h.id and m.active) as reached
                                        from household h
                                        where h.zone_id = :zone and h.active
                                        order by h.building, h.unit, h.room
                                        """)
                                .bind("zone", zone)
                                .map(
                                        (row, context) ->
                                                new Row(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("label"),
                                                        row.getBoolean("reached")))
                                .list());
    }

    private int guests(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(distinct (b.channel, b.tenant, g.user_id))
                                        from group_binding b
                                        join group_membership g on g.binding_id = b.id
                                        where b.zone_id = :zone and b.active and not exists (
                                            select 1 from chat_identity c
                                            where c.channel = b.channel and c.tenant = b.tenant
                                                and c.user_id = g.user_id)
                                        """)
                                .bind("zone", zone)
                                .mapTo(Integer.class)
                                .one());
    }
}
