package org.qunli.notice.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeTargets;

/** Notices said to households in private, as they are stored. Statements are set-based. */
@ApplicationScoped
class HouseholdWords {

    private final Jdbi jdbi;

    HouseholdWords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The households that the notice's targets ask for.
     *
     * @param among only in these zones, or in all if empty
     */
    Set<UUID> matching(Notice notice, Set<UUID> among) {
        NoticeTargets targets = notice.content().targets();
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select h.id from household h join zone z on z.id = h.zone
                                                where h.active and h.flags && cast(:flags as text[])
                                                  and (cardinality(cast(:buildings as text[])) = 0
                                                       or h.building = any (cast(:buildings as text[])))
                                                  and z.status = 'ACTIVE'
                                                  and z.district = any (cast(:districts as text[]))
                                                  and (cardinality(cast(:targets as uuid[])) = 0
                                                       or z.id = any (cast(:targets as uuid[])))
                                                  and (cardinality(cast(:levels as text[])) = 0
                                                       or z.level = any (cast(:levels as text[])))
                                                  and (cardinality(cast(:among as uuid[])) = 0
                                                       or z.id = any (cast(:among as uuid[])))
                                                """)
                                        .bind("flags", targets.flags().toArray(String[]::new))
                                        .bind(
                                                "buildings",
                                                targets.buildings().toArray(String[]::new))
                                        .bind(
                                                "districts",
                                                notice.districts().toArray(String[]::new))
                                        .bind("targets", targets.zones().toArray(UUID[]::new))
                                        .bind(
                                                "levels",
                                                targets.levels().stream()
                                                        .map(Enum::name)
                                                        .toArray(String[]::new))
                                        .bind("among", among.toArray(UUID[]::new))
                                        .mapTo(UUID.class)
                                        .list()));
    }

    /** The households that a notice was said to, or may have been. */
    Set<UUID> heard(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select household from household_word
                                        where notice = :notice and reason is distinct from 'NO_CHAT'
                                        """)
                                .bind("notice", notice)
                                .mapTo(UUID.class)
                                .set());
    }

    /** Stores the words that aren't there yet; answers those for households with a chat. */
    List<HouseholdFanOut.Recipient> make(UUID notice, Set<UUID> homes, Instant now) {
        if (homes.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with made as (
                                            insert into household_word (id, notice, household, zone, district, state,
                                                                        reason, outstanding, created_at, settled_at)
                                            select t.id, :notice, h.id, h.zone, z.district,
                                                   case when c.chats > 0 then 'PENDING' else 'SKIPPED' end,
                                                   case when c.chats = 0 then 'NO_CHAT' end,
                                                   c.chats, :now,
                                                   case when c.chats = 0 then cast(:now as timestamptz) end
                                            from unnest(cast(:ids as uuid[]), cast(:homes as uuid[])) as t (id, home)
                                            join household h on h.id = t.home
                                            join zone z on z.id = h.zone
                                            cross join lateral (
                                                select count(distinct p.id) as chats from person p
                                                join chat_identity i on i.person = p.id
                                                where p.household = h.id and p.active) c
                                            on conflict (notice, household) do nothing
                                            returning id, household, zone, district)
                                        select m.id, m.household, m.zone, m.district,
                                               array_remove(array_agg(i.channel order by p.id), null) as channels,
                                               array_remove(array_agg(i.tenant order by p.id), null) as tenants,
                                               array_remove(array_agg(i.user_id order by p.id), null) as users
                                        from made m
                                        left join person p on p.household = m.household and p.active
                                        left join lateral (
                                            select channel, tenant, user_id from chat_identity
                                            where person = p.id order by channel, tenant, user_id limit 1) i on true
                                        group by m.id, m.household, m.zone, m.district
                                        """)
                                .bind("notice", notice)
                                .bind("now", now)
                                .bind(
                                        "ids",
                                        Stream.generate(UuidCreator::getTimeOrderedEpoch)
                                                .limit(homes.size())
                                                .toArray(UUID[]::new))
                                .bind("homes", homes.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                new HouseholdFanOut.Recipient(
                                                        row.getObject("id", UUID.class),
                                                        row.getObject("household", UUID.class),
                                                        row.getObject("zone", UUID.class),
                                                        row.getString("district"),
                                                        chats(
                                                                (String[])
                                                                        row.getArray("channels")
                                                                                .getArray(),
                                                                (String[])
                                                                        row.getArray("tenants")
                                                                                .getArray(),
                                                                (String[])
                                                                        row.getArray("users")
                                                                                .getArray())))
                                .list());
    }

    private static List<ChatId> chats(String[] channels, String[] tenants, String[] users) {
        List<ChatId> chats = new ArrayList<>();
        for (int i = 0; i < channels.length; i++) {
            chats.add(new ChatId(channels[i], tenants[i], users[i]));
        }
        return chats;
    }

    /** One member got it: so has the household. */
    void heard(UUID word, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update household_word
                                        set state = 'FORWARDED', reason = null, settled_at = :at,
                                            outstanding = greatest(outstanding - 1, 0)
                                        where id = :word and state <> 'FORWARDED'
                                        """)
                                .bind("at", at)
                                .bind("word", word)
                                .execute());
    }

    /** One member did not get it; when none of them did, it has failed. */
    void missed(UUID word, String reason, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update household_word
                                        set outstanding = outstanding - 1,
                                            state = case when outstanding <= 1 then 'FAILED' else state end,
                                            reason = case when outstanding <= 1 then :reason else reason end,
                                            settled_at = case when outstanding <= 1
                                                              then cast(:at as timestamptz) else settled_at end
                                        where id = :word and state = 'PENDING'
                                        """)
                                .bind("reason", reason)
                                .bind("at", at)
                                .bind("word", word)
                                .execute());
    }

    /** Ends what is pending. */
    void end(UUID notice, String reason, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update household_word set state = 'SKIPPED', reason = :reason, settled_at = :at
                                        where notice = :notice and state = 'PENDING'
                                        """)
                                .bind("reason", reason)
                                .bind("at", at)
                                .bind("notice", notice)
                                .execute());
    }
}
