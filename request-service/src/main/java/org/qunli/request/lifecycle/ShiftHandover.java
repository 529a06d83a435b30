package org.qunli.request.lifecycle;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;

/**
 * Hands open requests to who is on duty once their officer's shift is over. While nobody else is on
 * duty they stay with whom they are with. Any number of pods may run it.
 */
@ApplicationScoped
class ShiftHandover {

    private static final Logger LOG = Logger.getLogger(ShiftHandover.class);

    private final Jdbi jdbi;

    private final ResidentRequests requests;

    private final Assignments assignments;

    private final OfficerSayings officers;

    private final EventFeed feed;

    private final RequestConfig config;

    private final Clock clock;

    ShiftHandover(
            Jdbi jdbi,
            ResidentRequests requests,
            Assignments assignments,
            OfficerSayings officers,
            EventFeed feed,
            RequestConfig config,
            Clock clock) {
        this.jdbi = jdbi;
        this.requests = requests;
        this.assignments = assignments;
        this.officers = officers;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.request.handover-poll:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        int handed = runOnce(clock.instant());
        if (handed > 0) {
            LOG.infof("Handed over %d requests", handed);
        }
    }

    /** Hands over what is due at {@code now}, a batch at most, and answers how many. */
    int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    Effects effects = new Effects();
                    HandedOver handed = new HandedOver();
                    for (UUID id : claim(now)) {
                        requests.lock(id)
                                .ifPresent(request -> handOver(request, now, handed, effects));
                    }
                    handed.tell(officers, effects);
                    requests.flush();
                    feed.append(effects.events());
                    return handed.count();
                });
    }

    private void handOver(
            ResidentRequest request, Instant now, HandedOver handed, Effects effects) {
        UUID before = request.assignee();
        Optional<UUID> next = assignments.handOver(request, now, effects);
        next.ifPresent(officer -> handed.add(request, before, officer));
    }

    /**
     * Open requests whose officer had a shift end since they have it, isn't on duty and won't be
     * soon, or is off the roster; in zones where somebody else is on duty.
     */
    private List<UUID> claim(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.id from resident_request r
                                        where r.status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                          and r.assignee is not null
                                          and not exists (
                                              select 1 from duty_interval d
                                              where d.zone = r.zone and d.officer = r.assignee
                                                and d.from_at <= :soon and d.to_at > :now)
                                          and (exists (
                                                  select 1 from duty_interval d
                                                  where d.zone = r.zone and d.officer = r.assignee
                                                    and d.to_at <= :now
                                                    and d.to_at > coalesce(r.assigned_at, r.opened_at))
                                              or not exists (
                                                  select 1 from roster o
                                                  where o.zone = r.zone and o.officer = r.assignee
                                                    and o.active))
                                          and exists (
                                              select 1 from duty_interval d
                                              join roster o on o.zone = d.zone and o.officer = d.officer
                                                  and o.active
                                              left join officer p on p.id = d.officer
                                              where d.zone = r.zone and d.officer <> r.assignee
                                                and d.from_at <= :now and d.to_at > :now
                                                and coalesce(p.active, true))
                                        order by r.opened_at, r.id
                                        limit :batch
                                        for update of r skip locked
                                        """)
                                .bind("now", now)
                                .bind("soon", now.plus(config.handoverBreak()))
                                .bind("batch", config.handoverBatch())
                                .mapTo(UUID.class)
                                .list());
    }
}
