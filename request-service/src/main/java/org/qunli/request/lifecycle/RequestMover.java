package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.request.place.Reorganised;

/**
 * Lets requests, open and closed, follow their household to another zone. A guest's follows the
 * group in which it was raised. Of those that can still change, others are told.
 */
@ApplicationScoped
class RequestMover {

    private static final Logger LOG = Logger.getLogger(RequestMover.class);

    private final Jdbi jdbi;

    private final EventFeed feed;

    RequestMover(Jdbi jdbi, EventFeed feed) {
        this.jdbi = jdbi;
        this.feed = feed;
    }

    private record Moved(
            UUID requestId, UUID zoneId, UUID fromZone, String district, Instant at, int cycle) {}

    private record Row(UUID id, String district, int cycle, boolean live) {}

    void on(@Observes Reorganised reorganised) {
        List<DomainEvent> told = new ArrayList<>();
        for (Reorganised.Move move : reorganised.moves()) {
            for (Row row : move(move, reorganised.at())) {
                if (row.live()) {
                    told.add(moved(row, move, reorganised.at()));
                }
            }
        }
        feed.append(told);
        if (!told.isEmpty()) {
            LOG.infof("%d requests moved to another zone", told.size());
        }
    }

    private static DomainEvent moved(Row row, Reorganised.Move move, Instant at) {
        return DomainEvent.of("request.moved", "request/" + row.id(), at)
                .in(row.district(), move.toZone())
                .data(
                        new Moved(
                                row.id(),
                                move.toZone(),
                                move.fromZone(),
                                row.district(),
                                at,
                                row.cycle()));
    }

    private List<Row> move(Reorganised.Move move, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update resident_request r set zone = :to, version = version + 1
                                        where r.zone = :from
                                          and (:whole or r.household = any(cast(:households as uuid[]))
                                               or r.household is null and exists (
                                                   select 1 from chat_group g
                                                   where g.id = any(cast(:groups as uuid[]))
                                                     and g.channel = r.sender_channel
                                                     and g.tenant = r.sender_tenant
                                                     and g.group_id = r.group_id))
                                        returning r.id, r.district, r.cycle,
                                            r.status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING',
                                                         'RESOLVED')
                                                or coalesce(r.reopen_until >= :at, false) as live
                                        """)
                                .bind("to", move.toZone())
                                .bind("from", move.fromZone())
                                .bind("whole", move.whole())
                                .bind("households", move.households().toArray(UUID[]::new))
                                .bind("groups", move.groups().toArray(UUID[]::new))
                                .bind("at", at)
                                .map(
                                        (row, context) ->
                                                new Row(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("district"),
                                                        row.getInt("cycle"),
                                                        row.getBoolean("live")))
                                .list());
    }
}
