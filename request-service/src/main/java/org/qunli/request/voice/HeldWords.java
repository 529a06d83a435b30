package org.qunli.request.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What is to be said in groups when there is room for it. */
@ApplicationScoped
public class HeldWords {

    private final Jdbi jdbi;

    private final VoiceConfig config;

    HeldWords(Jdbi jdbi, VoiceConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /** Holds a word about a request; the same again is one. */
    public void hold(UUID request, String kind, Group group, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into held_word (request, kind, channel, tenant, group_id, held_at)
                                        values (:request, :kind, :channel, :tenant, :group, :now)
                                        on conflict (request, kind) do nothing
                                        """)
                                .bind("request", request)
                                .bind("kind", kind)
                                .bind("channel", group.channel())
                                .bind("tenant", group.tenant())
                                .bind("group", group.groupId())
                                .bind("now", now)
                                .execute());
    }

    /** The groups for which something is held, those that wait longest first. */
    public List<Group> groups() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select channel, tenant, group_id from held_word
                                        group by channel, tenant, group_id
                                        order by min(held_at) limit :groups
                                        """)
                                .bind("groups", config.groups())
                                .map(ConstructorMapper.of(Group.class))
                                .list());
    }

    /**
     * Takes what is held of a kind for a group, in the running transaction: another pod doesn't get
     * it too. What is too old is dropped.
     */
    public List<UUID> take(Group group, String kind, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with due as (
                                            select request, kind from held_word
                                            where channel = :channel and tenant = :tenant
                                              and group_id = :group and kind = :kind
                                            order by held_at, request limit :most
                                            for update skip locked),
                                        taken as (
                                            delete from held_word h using due d
                                            where h.request = d.request and h.kind = d.kind
                                            returning h.request, h.held_at)
                                        select request from taken where held_at > :since
                                        order by held_at, request
                                        """)
                                .bind("channel", group.channel())
                                .bind("tenant", group.tenant())
                                .bind("group", group.groupId())
                                .bind("kind", kind)
                                .bind("most", config.together())
                                .bind("since", now.minus(config.heldAtMost()))
                                .mapTo(UUID.class)
                                .list());
    }
}
