package org.qunli.zone.household;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.problem.NotFound;

/** All households of this cell. */
@ApplicationScoped
public class Households implements PanacheRepositoryBase<Household, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** The household, or nothing there. */
    public Household require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** With its row locked, so that nobody moves in while it is being closed. */
    public Household locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    List<Household> of(UUID zone, Optional<UUID> after, int count) {
        return find("zoneId = ?1 and active and id > ?2 order by id", zone, after.orElse(FIRST))
                .page(0, count)
                .list();
    }

    /** The household that lives behind this label, its row locked. */
    public Optional<Household> labelled(UUID zone, String label) {
        return find("zoneId = ?1 and active and label = ?2", zone, label)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
