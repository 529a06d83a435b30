package org.qunli.notice.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** Which zones' grid workers are to be told of unread notices, and were. */
@ApplicationScoped
class UnreadWords {

    private final Jdbi jdbi;

    UnreadWords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A notice that some households of a zone haven't read.
     *
     * @param officer the zone's grid worker
     * @param doors a few of theirs, of {@code unread} in all
     */
    record Unread(
            UUID notice,
            UUID zone,
            String district,
            UUID officer,
            ChatId chat,
            String headline,
            String code,
            int unread,
            List<String> doors) {}

    /** Whether this transaction alone looks who is to be told; another pod's turn isn't awaited. */
    boolean lock() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select pg_try_advisory_xact_lock(hashtextextended('notice/unread', 0))")
                                .mapTo(Boolean.class)
                                .one());
    }

    /**
     * What is to be told. Only of zones where somebody has read it: where the channel tells no
     * reads, nobody seems to have. And of those that have no chat at all.
     */
    List<Unread> due(UnreadConfig config, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with open as (
                                            select n.id, n.code, n.content,
                                                   coalesce(jsonb_array_length(n.content #> '{targets,flags}'), 0) > 0 as private
                                            from notice n
                                            where n.status = 'PUBLISHED' and n.replaced_by is null
                                              and n.message_type <> 'CANCEL'
                                              and n.severity = any (cast(:severities as text[]))
                                              and n.published_at <= cast(:now as timestamptz) - cast(:after as interval)
                                              and n.published_at > cast(:now as timestamptz) - cast(:until as interval)
                                              and (n.expires_at is null or n.expires_at > :now)),
                                        unread as (
                                            select o.id as notice, d.zone, h.label
                                            from open o
                                            join delivery d on d.notice = o.id and d.state = 'FORWARDED'
                                            join household h on h.zone = d.zone and h.active
                                            where exists (select 1 from notice_read r
                                                          where r.notice = o.id and r.zone = d.zone)
                                              and (coalesce(jsonb_array_length(o.content #> '{targets,buildings}'), 0) = 0
                                                   or h.building in (select jsonb_array_elements_text(
                                                          o.content #> '{targets,buildings}')))
                                              and not exists (select 1 from notice_read r
                                                              where r.notice = o.id and r.household = h.id)
                                            union
                                            select o.id, w.zone, h.label
                                            from open o
                                            join household_word w on w.notice = o.id and w.state in ('SKIPPED', 'FAILED')
                                            join household h on h.id = w.household and h.active
                                            where o.private),
                                        counted as (
                                            select u.notice, u.zone, count(*) as unread,
                                                   (array_agg(u.label order by u.label))[1 : 20] as doors
                                            from unread u
                                            where not exists (select 1 from unread_word w
                                                              where w.notice = u.notice and w.zone = u.zone)
                                            group by u.notice, u.zone)
                                        select c.notice, c.zone, z.district, g.officer, g.channel, g.tenant, g.user_id,
                                               o.code, o.content #>> '{texts,0,headline}' as headline,
                                               c.unread, array_remove(c.doors, null) as doors
                                        from counted c
                                        join open o on o.id = c.notice
                                        join zone z on z.id = c.zone and z.status = 'ACTIVE'
                                        join lateral (
                                            select r.officer, i.channel, i.tenant, i.user_id
                                            from roster r join chat_identity i on i.person = r.officer
                                            where r.zone = c.zone and r.active and r.post = 'GRID_WORKER'
                                            order by r.officer, i.channel, i.tenant, i.user_id limit 1) g on true
                                        where not exists (select 1 from unread_word w
                                                          where w.officer = g.officer
                                                            and w.said_at > cast(:now as timestamptz) - cast(:throttle as interval))
                                        order by g.officer, c.notice, c.zone
                                        """)
                                .bind(
                                        "severities",
                                        config.severities().stream()
                                                .map(Enum::name)
                                                .toArray(String[]::new))
                                .bind("now", now)
                                .bind("after", config.after().toString())
                                .bind("until", config.until().toString())
                                .bind("throttle", config.throttle().toString())
                                .map(
                                        (row, context) ->
                                                new Unread(
                                                        row.getObject("notice", UUID.class),
                                                        row.getObject("zone", UUID.class),
                                                        row.getString("district"),
                                                        row.getObject("officer", UUID.class),
                                                        new ChatId(
                                                                row.getString("channel"),
                                                                row.getString("tenant"),
                                                                row.getString("user_id")),
                                                        row.getString("headline"),
                                                        row.getString("code"),
                                                        row.getInt("unread"),
                                                        Arrays.asList(
                                                                (String[])
                                                                        row.getArray("doors")
                                                                                .getArray())))
                                .list());
    }

    /** Notes that they are told. */
    void told(List<Unread> told, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into unread_word (notice, zone, officer, said_at)
                                        select *, cast(:now as timestamptz)
                                        from unnest(cast(:notices as uuid[]), cast(:zones as uuid[]),
                                                    cast(:officers as uuid[]))
                                        on conflict do nothing
                                        """)
                                .bind("now", now)
                                .bind(
                                        "notices",
                                        told.stream().map(Unread::notice).toArray(UUID[]::new))
                                .bind("zones", told.stream().map(Unread::zone).toArray(UUID[]::new))
                                .bind(
                                        "officers",
                                        told.stream().map(Unread::officer).toArray(UUID[]::new))
                                .execute());
    }
}
