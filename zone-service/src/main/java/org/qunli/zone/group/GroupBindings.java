package org.qunli.zone.group;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
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

    /**
     * Active bindings of a zone, in the order of their ids.
     *
     * @param networks channel/tenant pairs within reach, or null for all
     */
    List<GroupBinding> of(
            UUID zone,
            GroupFilter filter,
            Collection<String> networks,
            Optional<UUID> after,
            int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from group_binding
                                                where zone_id = :zone and active and id > :after
                                                    and (cast(:channel as text) is null or channel = :channel)
                                                    and (cast(:tenant as text) is null or tenant = :tenant)
                                                    and (cast(:group as text) is null or group_id = :group)
                                                    and (cast(:networks as text[]) is null
                                                        or channel || '/' || tenant = any(cast(:networks as text[])))
                                                order by id limit :count
                                                """)
                                        .bind("zone", zone)
                                        .bind("after", after.orElse(FIRST))
                                        .bind("channel", filter.channel)
                                        .bind("tenant", filter.tenant)
                                        .bind("group", filter.groupId)
                                        .bind(
                                                "networks",
                                                networks == null
                                                        ? null
                                                        : networks.toArray(String[]::new))
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return list("id in ?1 order by id", ids);
    }

    /** What is to be told of bindings that changed past the ORM; none of them is loaded yet. */
    List<DomainEvent> changed(List<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> districts = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select b.id, z.district from group_binding b join zone z on z.id = b.zone_id
                                        where b.id = any(cast(:ids as uuid[]))
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                districts.put(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("district")))
                                .list());
        return list("id in ?1 order by id", ids).stream()
                .map(binding -> GroupEvents.changed(binding, districts.get(binding.id()), now))
                .toList();
    }
}
