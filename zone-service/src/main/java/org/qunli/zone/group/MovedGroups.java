package org.qunli.zone.group;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.sealing.Zone;

/** Lets groups serve another zone than before. */
@ApplicationScoped
public class MovedGroups {

    private final GroupBindings bindings;
    private final Jdbi jdbi;

    MovedGroups(GroupBindings bindings, Jdbi jdbi) {
        this.bindings = bindings;
        this.jdbi = jdbi;
    }

    /** The zone's groups, their rows locked. */
    public List<UUID> lockedOf(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from group_binding where zone_id = :zone and active
                                        order by id for update
                                        """)
                                .bind("zone", zone)
                                .mapTo(UUID.class)
                                .list());
    }

    /** Binds these groups, whose rows are locked, to another zone; answers what is to be told. */
    public List<DomainEvent> move(Collection<UUID> groups, Zone to, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update group_binding
                                        set zone_id = :to, changed_at = :now, version = version + 1
                                        where id = any(cast(:groups as uuid[]))
                                        """)
                                .bind("to", to.id())
                                .bind("now", now)
                                .bind("groups", groups.toArray(UUID[]::new))
                                .execute());
        return groups.isEmpty()
                ? List.of()
                : bindings.list("id in ?1 order by id", groups).stream()
                        .map(binding -> GroupEvents.changed(binding, to.district(), now))
                        .toList();
    }
}
