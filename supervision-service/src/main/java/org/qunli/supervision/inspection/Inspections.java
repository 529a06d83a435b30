package org.qunli.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The inspections. */
@ApplicationScoped
class Inspections {

    private final Jdbi jdbi;

    Inspections(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether it is new: the same one sent twice waits for the first and finds it there. */
    boolean add(Inspection inspection) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into inspection (id, district, zone, at)
                                                values (:id, :district, :zone, :at)
                                                on conflict (id) do nothing
                                                """)
                                        .bind("id", inspection.id())
                                        .bind("district", inspection.district())
                                        .bind("zone", inspection.zone())
                                        .bind("at", inspection.at())
                                        .execute())
                > 0;
    }

    Optional<Inspection> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from inspection where id = :id")
                                .bind("id", id)
                                .map((row, context) -> Inspection.of(row))
                                .findOne());
    }

    /**
     * Newest first.
     *
     * @param owner only those with a finding of this officer, or null for all
     * @param state only those with a finding that stands so, or null for all
     */
    List<Inspection> list(
            Collection<String> districts,
            Collection<UUID> zones,
            UUID zone,
            UUID owner,
            FindingState state,
            UUID before,
            int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select i.* from inspection i
                                        where (cast(:districts as text[]) is null
                                               or i.district = any(cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null
                                               or i.zone = any(cast(:zones as uuid[])))
                                          and (cast(:zone as uuid) is null or i.zone = :zone)
                                          and (cast(:owner as uuid) is null or i.id in (
                                              select inspection from finding where owner = :owner))
                                          and (cast(:state as text) is null or exists (
                                              select from finding f where f.inspection = i.id
                                                and f.state = :state
                                                and (cast(:owner as uuid) is null or f.owner = :owner)))
                                          and (cast(:before as uuid) is null or i.id < :before)
                                        order by i.id desc limit :rows
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("zone", zone)
                                .bind("owner", owner)
                                .bind("state", state == null ? null : state.name())
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> Inspection.of(row))
                                .list());
    }
}
