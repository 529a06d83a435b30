package org.qunli.zone.group;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All bindings of this cell. */
@ApplicationScoped
class GroupBindings implements PanacheRepositoryBase<GroupBinding, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;

    GroupBindings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An active binding. */
    GroupBinding require(UUID id) {
        return findByIdOptional(id).filter(GroupBinding::active).orElseThrow(NotFound::new);
    }

    /** An active binding with its row locked. */
    GroupBinding locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(GroupBinding::active)
                .orElseThrow(NotFound::new);
    }

    boolean isBound(NewGroup group) {
        return count(
                        "channel = ?1 and tenant = ?2 and groupId = ?3 and active",
                        group.channel(),
                        group.tenant(),
                        group.groupId())
                > 0;
    }

    List<GroupBinding> of(UUID zone, Optional<UUID> after, int count) {
        return find("zoneId = ?1 and active and id > ?2 order by id", zone, after.orElse(FIRST))
                .page(0, count)
                .list();
    }

    List<GroupBinding> on(Collection<String> networks, UUID zone, Optional<UUID> after, int count) {
        return find(
                        "zoneId = ?1 and active and id > ?2 and concat(channel, '/', tenant) in ?3"
                                + " order by id",
                        zone,
                        after.orElse(FIRST),
                        networks)
                .page(0, count)
                .list();
    }
}
