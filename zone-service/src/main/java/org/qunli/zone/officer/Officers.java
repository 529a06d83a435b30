package org.qunli.zone.officer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.problem.NotFound;

/** All officers of this cell. */
@ApplicationScoped
public class Officers implements PanacheRepositoryBase<Officer, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

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

    List<Officer> ofDistricts(Collection<String> districts, Optional<UUID> after, int count) {
        return find(
                        "district in ?1 and active and id > ?2 order by id",
                        districts,
                        after.orElse(FIRST))
                .page(0, count)
                .list();
    }
}
