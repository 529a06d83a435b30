package org.qunli.zone.group;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/**
 * What belongs to a channel and tenant and not to one of their groups: whether somebody can be
 * spoken to in private there. Bindings hold a copy that changes with it.
 */
@ApplicationScoped
class ChatNetworks {

    private final Jdbi jdbi;

    ChatNetworks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What holds for the network from now on, with its row locked. Lock it before any binding of
     * it.
     *
     * @param stated null leaves it as it is, or as by default where the network is new
     */
    Capabilities.PrivateMessage settle(
            String channel, String tenant, Capabilities.PrivateMessage stated, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into chat_network as n (channel, tenant, private_message, changed_at)
                                        values (:channel, :tenant, coalesce(:stated, :otherwise), :now)
                                        on conflict (channel, tenant) do update set
                                            private_message = coalesce(:stated, n.private_message),
                                            changed_at = case when n.private_message = :stated or :stated is null
                                                then n.changed_at else excluded.changed_at end
                                        returning private_message
                                        """)
                                .bind("channel", channel)
                                .bind("tenant", tenant)
                                .bind("stated", stated == null ? null : stated.name())
                                .bind("otherwise", Capabilities.DEFAULTS.privateMessage().name())
                                .bind("now", now)
                                .mapTo(Capabilities.PrivateMessage.class)
                                .one());
    }

    /** Copies it to the network's bindings but one; answers those that changed. */
    List<UUID> spread(GroupBinding but, Capabilities.PrivateMessage privateMessage, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update group_binding set private_message = :able, changed_at = :now,
                                            version = version + 1
                                        where id in (
                                            select id from group_binding
                                            where channel = :channel and tenant = :tenant and active
                                                and id <> :but and private_message <> :able
                                            order by id for update)
                                        returning id
                                        """)
                                .bind("able", privateMessage.name())
                                .bind("now", now)
                                .bind("channel", but.channel())
                                .bind("tenant", but.tenant())
                                .bind("but", but.id())
                                .mapTo(UUID.class)
                                .list());
    }

    /**
     * Locks the network of an active binding, before the binding is locked itself.
     *
     * @throws NotFound when there is none
     */
    void lockOf(UUID binding) {
        jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select 1 from chat_network n
                                                join group_binding b on b.channel = n.channel and b.tenant = n.tenant
                                                where b.id = :binding and b.active for update of n
                                                """)
                                        .bind("binding", binding)
                                        .mapTo(Integer.class)
                                        .findOne())
                .orElseThrow(NotFound::new);
    }
}
