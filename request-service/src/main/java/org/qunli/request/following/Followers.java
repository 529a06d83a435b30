package org.qunli.request.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** Who follows which request. */
@ApplicationScoped
class Followers {

    private final Jdbi jdbi;

    Followers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a follower; answers whether they weren't one before. */
    boolean add(UUID request, Follower follower, Instant now) {
        ChatId chat = follower.chat();
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into request_follower (request, follower, household, member,
                                                    channel, tenant, user_id, group_id, name, since)
                                                values (:request, :follower, :household, :member,
                                                    :channel, :tenant, :user, :group, :name, :now)
                                                on conflict (request, follower) do nothing
                                                """)
                                        .bind("request", request)
                                        .bind("follower", follower.key())
                                        .bind("household", follower.householdId())
                                        .bind("member", follower.memberId())
                                        .bind("channel", chat == null ? null : chat.channel())
                                        .bind("tenant", chat == null ? null : chat.tenant())
                                        .bind("user", chat == null ? null : chat.userId())
                                        .bind("group", follower.groupId())
                                        .bind("name", follower.name())
                                        .bind("now", now)
                                        .execute())
                == 1;
    }

    /** When they began to follow. */
    Instant since(UUID request, Follower follower) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select since from request_follower
                                        where request = :request and follower = :follower
                                        """)
                                .bind("request", request)
                                .bind("follower", follower.key())
                                .mapTo(Instant.class)
                                .one());
    }

    List<Follower> of(UUID request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select household, member, channel, tenant, user_id, group_id, name
                                        from request_follower where request = :request
                                        order by since, follower
                                        """)
                                .bind("request", request)
                                .map((row, context) -> follower(row))
                                .list());
    }

    int count(UUID request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select count(*) from request_follower where request = :request")
                                .bind("request", request)
                                .mapTo(int.class)
                                .one());
    }

    private static Follower follower(ResultSet row) throws SQLException {
        String user = row.getString("user_id");
        return new Follower(
                row.getObject("household", UUID.class),
                row.getObject("member", UUID.class),
                user == null
                        ? null
                        : new ChatId(row.getString("channel"), row.getString("tenant"), user),
                row.getString("group_id"),
                row.getString("name"));
    }

    /** Makes whoever follows the one follow the other. */
    void handOver(UUID from, UUID to) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with gone as (
                                            delete from request_follower where request = :from returning *)
                                        insert into request_follower (request, follower, household, member,
                                            channel, tenant, user_id, group_id, name, since)
                                        select :to, g.follower, g.household, g.member, g.channel, g.tenant,
                                               g.user_id, g.group_id, g.name, g.since
                                        from gone g
                                        on conflict (request, follower) do nothing
                                        """)
                                .bind("from", from)
                                .bind("to", to)
                                .execute());
    }

    /** Takes the turn to tell the followers; false if they were told in that cycle. */
    boolean takeTurn(UUID request, int cycle, String what, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into follower_told (request, cycle, what, at)
                                                values (:request, :cycle, :what, :now)
                                                on conflict (request, cycle, what) do nothing
                                                """)
                                        .bind("request", request)
                                        .bind("cycle", cycle)
                                        .bind("what", what)
                                        .bind("now", now)
                                        .execute())
                == 1;
    }

    /**
     * Notes that it isn't solved for a follower, of the one solved last that they were told of
     * within the window; empty if there is none, or they said so before.
     */
    Optional<UUID> unsolved(Follower follower, UUID zone, Instant at, Duration window) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update request_follower f set unsolved_at = :at
                                        where f.follower = :follower and f.unsolved_at is null
                                          and f.request = (
                                            select r.id from request_follower o
                                            join resident_request r on r.id = o.request
                                            where o.follower = :follower and o.unsolved_at is null
                                              and r.zone = :zone
                                              and r.status in ('RESOLVED', 'CONFIRMED', 'RESOLVED_UNCONFIRMED')
                                              and r.resolved_at between :since and :at
                                            order by r.resolved_at desc limit 1)
                                        returning f.request
                                        """)
                                .bind("follower", follower.key())
                                .bind("zone", zone)
                                .bind("at", at)
                                .bind("since", at.minus(window))
                                .mapTo(UUID.class)
                                .findOne());
    }

    /**
     * The request raised last in a group within the window, if it is open and no officer spoke of
     * something else since: what "me too" can mean.
     */
    Optional<UUID> lastRaised(UUID zone, ChatId chat, String groupId, Instant at, Duration window) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.id from (
                                            select id, status, confidential, opened_at from resident_request
                                            where zone = :zone and group_id = :group
                                              and sender_channel = :channel and sender_tenant = :tenant
                                              and opened_at between :since and :at
                                            order by opened_at desc, id desc limit 1) r
                                        where r.status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                          and not r.confidential
                                          and not exists (
                                              select 1 from talk t
                                              where t.channel = :channel and t.tenant = :tenant
                                                and t.conversation = 'group:' || :group
                                                and t.at between r.opened_at and :at
                                                and t.speaker = 'OFFICER' and not r.id = any(t.requests))
                                        """)
                                .bind("zone", zone)
                                .bind("channel", chat.channel())
                                .bind("tenant", chat.tenant())
                                .bind("group", groupId)
                                .bind("at", at)
                                .bind("since", at.minus(window))
                                .mapTo(UUID.class)
                                .findOne());
    }
}
