package org.qunli.zone.officer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All officers of this cell. */
@ApplicationScoped
public class Officers implements PanacheRepositoryBase<Officer, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;

    Officers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Officer require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /**
     * The officer with the row locked, so that nobody is rostered while leaving.
     *
     * @throws NotFound when there is none
     */
    public Officer locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    /** As {@link #locked}, for who may not exist. */
    public Optional<Officer> findLocked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Officers of these districts that the filter lets through, in the order of ids. */
    List<Officer> page(
            Collection<String> districts, OfficerFilter filter, Optional<UUID> after, int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select o.id from officer o
                                                where o.district = any(cast(:districts as text[]))
                                                    and (cast(:district as text) is null or o.district = :district)
                                                    and o.active = :active and o.id > :after
                                                    and (cast(:unit as text) is null or o.unit = :unit)
                                                    and (cast(:name as text) is null
                                                        or starts_with(o.name, :name))
                                                    and (cast(:post as text) is null or exists (
                                                        select 1 from roster_entry r where r.officer_id = o.id
                                                            and r.active and r.post = :post))
                                                order by o.id limit :count
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("district", filter.district)
                                        .bind("unit", filter.unit)
                                        .bind("name", filter.name)
                                        .bind("post", filter.post)
                                        .bind("active", filter.active == null || filter.active)
                                        .bind("after", after.orElse(FIRST))
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }
}
