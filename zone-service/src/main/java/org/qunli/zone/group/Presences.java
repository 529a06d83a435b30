package org.qunli.zone.group;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is in the groups, as marks that nobody can read back. Every write is one statement, under the
 * lock of the binding's row.
 *
 * <p>Each word counts from when it was true, not from when it came: a full report settles whatever
 * was said of a moment before it, and of one person the latest word holds.
 */
@ApplicationScoped
class Presences {

    private final Jdbi jdbi;

    Presences(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many came and went by a report. */
    record Moved(int joined, int left) {}

    /** Makes {@code users} all who were in the group {@code at} that time. */
    Moved putAll(GroupBinding binding, Collection<String> users, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with told as materialized (
                                            select distinct chat_mark((select presence_secret()), :channel, :tenant, u) as mark
                                            from unnest(cast(:users as text[])) u),
                                        gone as (
                                            delete from group_presence p
                                            where p.binding_id = :binding and p.at <= :at
                                                and not exists (select 1 from told where told.mark = p.mark)
                                            returning p.present),
                                        come as (
                                            insert into group_presence as p (binding_id, mark, present, at)
                                            select :binding, mark, true, :at from told
                                            on conflict (binding_id, mark) do update
                                                set present = true, at = excluded.at
                                            where not p.present and p.at <= excluded.at
                                            returning 1)
                                        select (select count(*) from come) as joined,
                                            (select count(*) from gone where present) as gone
                                        """)
                                .bind("channel", binding.channel())
                                .bind("tenant", binding.tenant())
                                .bind("users", users.toArray(String[]::new))
                                .bind("binding", binding.id())
                                .bind("at", at)
                                .map(
                                        (row, context) ->
                                                new Moved(row.getInt("joined"), row.getInt("gone")))
                                .one());
    }

    /** Lets people come and go; of nobody is the same told in both lists. */
    Moved move(
            GroupBinding binding, Collection<String> joined, Collection<String> left, Instant at) {
        return new Moved(say(binding, joined, true, at), say(binding, left, false, at));
    }

    /**
     * Also what changes nothing is kept with its time, so that an older word coming later is known
     * to be older.
     */
    private int say(GroupBinding binding, Collection<String> users, boolean present, Instant at) {
        if (users.isEmpty()) {
            return 0;
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with told as materialized (
                                            select distinct chat_mark((select presence_secret()), :channel, :tenant, u) as mark
                                            from unnest(cast(:users as text[])) u),
                                        before as (
                                            select p.mark, p.present from group_presence p join told using (mark)
                                            where p.binding_id = :binding),
                                        said as (
                                            insert into group_presence as p (binding_id, mark, present, at)
                                            select :binding, mark, :present, :at from told
                                            on conflict (binding_id, mark) do update
                                                set present = excluded.present, at = excluded.at
                                            where p.at <= excluded.at
                                            returning p.mark)
                                        select count(*) from said left join before using (mark)
                                        where coalesce(before.present, false) <> :present
                                        """)
                                .bind("channel", binding.channel())
                                .bind("tenant", binding.tenant())
                                .bind("users", users.toArray(String[]::new))
                                .bind("binding", binding.id())
                                .bind("present", present)
                                .bind("at", at)
                                .mapTo(Integer.class)
                                .one());
    }

    /** Forgets who was in the group. */
    void clear(UUID binding) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "delete from group_presence where binding_id = :binding")
                                .bind("binding", binding)
                                .execute());
    }

    /**
     * Writes down that the group was counted, past the binding's version: reports come all the time
     * and mustn't make an administrator's change stale.
     *
     * @param fullAt for when everyone was told, or null if only some were
     * @return how many are in the group
     */
    int counted(UUID binding, Instant fullAt, Instant now) {
        List<Integer> present =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update group_binding set counted_at = :now,
                                                    full_at = coalesce(cast(:full as timestamptz), full_at),
                                                    present = (select count(*) from group_presence
                                                        where binding_id = :binding and present)
                                                where id = :binding returning present
                                                """)
                                        .bind("binding", binding)
                                        .bind("full", fullAt)
                                        .bind("now", now)
                                        .mapTo(Integer.class)
                                        .list());
        return present.get(0);
    }
}
