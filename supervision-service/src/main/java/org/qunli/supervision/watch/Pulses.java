package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Feels whether what supervisors look at has changed: one statement for any number of zones, of
 * groups or of requests. It reads what is open, never the history.
 */
@ApplicationScoped
class Pulses {

    private final Jdbi jdbi;

    Pulses(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Each of the zones where something is open. */
    Map<UUID, Pulse> of(Collection<UUID> zones, Instant now) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                with open as materialized (
                                                    select m.id, m.zone, m.state, m as whole from matter m
                                                    where m.zone = any(cast(:zones as uuid[]))
                                                      and m.about = 'REQUEST'
                                                      and m.state in ('OPEN', 'WAITING')),
                                                clocks as (
                                                    select c.matter,
                                                        bool_or(c.state = 'RUNNING' and c.due_at > :now
                                                            and (:now - c.started_at) * 5
                                                                > (c.due_at - c.started_at) * 4) as at_risk,
                                                        bool_or(c.state = 'OVERDUE') as overdue,
                                                        bit_xor(hashtextextended(c::text, 0)) as mark
                                                    from clock c where c.matter in (select id from open)
                                                    group by c.matter),
                                                raised as (
                                                    select e.matter, bool_or(e.state <> 'CLOSED') as running,
                                                        bit_xor(hashtextextended(e::text, 0)) as mark
                                                    from escalation e
                                                    where e.matter in (select id from open)
                                                    group by e.matter)
                                                select o.zone, count(*) as open,
                                                    count(*) filter (where o.state = 'WAITING') as waiting,
                                                    count(*) filter (where c.at_risk) as at_risk,
                                                    count(*) filter (where c.overdue) as overdue,
                                                    count(*) filter (where r.running) as escalated,
                                                    bit_xor(hashtextextended(concat_ws('/', o.whole::text,
                                                        c.at_risk, c.mark, r.mark), 0)) as mark
                                                from open o left join clocks c on c.matter = o.id
                                                left join raised r on r.matter = o.id
                                                group by o.zone
                                                """)
                                        .bind("zones", zones.toArray(UUID[]::new))
                                        .bind("now", now)
                                        .map(
                                                (row, context) ->
                                                        new Pulse(
                                                                row.getObject("zone", UUID.class),
                                                                row.getInt("open"),
                                                                row.getInt("waiting"),
                                                                row.getInt("at_risk"),
                                                                row.getInt("overdue"),
                                                                row.getInt("escalated"),
                                                                row.getString("mark")))
                                        .list())
                .stream()
                .collect(Collectors.toMap(Pulse::zone, Function.identity()));
    }

    /** The last line heard in each of the zones. */
    Map<UUID, String> talk(Collection<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        marks(
                                handle.createQuery(
                                                """
                                                select z.id, (select t.seq from talk t where t.zone = z.id
                                                              order by t.seq desc limit 1) as mark
                                                from unnest(cast(:ids as uuid[])) as z (id)
                                                """)
                                        .bind("ids", zones.toArray(UUID[]::new))));
    }

    /** Where the story of each of the requests stands. */
    Map<UUID, String> stories(Collection<UUID> requests) {
        return jdbi.withHandle(
                handle ->
                        marks(
                                handle.createQuery(
                                                """
                                                select m.id, concat_ws('/', m::text,
                                                    (select max(f.seq) from fact f where f.matter = m.id),
                                                    (select bit_xor(hashtextextended(c::text, 0))
                                                     from clock c where c.matter = m.id),
                                                    (select bit_xor(hashtextextended(e::text, 0))
                                                     from escalation e where e.matter = m.id),
                                                    (select bit_xor(hashtextextended(r::text, 0))
                                                     from reminder r where r.matter = m.id),
                                                    (select max(t.seq) from talk t
                                                     where t.request_ids @> array[m.id])) as mark
                                                from matter m where m.id = any(cast(:ids as uuid[]))
                                                """)
                                        .bind("ids", requests.toArray(UUID[]::new))));
    }

    private static Map<UUID, String> marks(Query query) {
        return query
                .map(
                        (row, context) ->
                                Map.entry(
                                        row.getObject("id", UUID.class),
                                        String.valueOf(row.getString("mark"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
