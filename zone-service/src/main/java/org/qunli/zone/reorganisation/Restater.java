package org.qunli.zone.reorganisation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.household.RestatedHouseholds;
import org.qunli.zone.member.RestatedMembers;

/**
 * Tells the states of what a reorganisation moved, so many at a time: the one event moves them at
 * once for whoever follows, the states are for whoever begins from states alone. On any number of
 * pods each is told once; a crash leaves the rest to be told.
 */
@ApplicationScoped
public class Restater {

    private static final Logger LOG = Logger.getLogger(Restater.class);

    private final RestatedHouseholds households;
    private final RestatedMembers members;
    private final EventFeed feed;
    private final Jdbi jdbi;
    private final Clock clock;
    private final ReorganisationConfig config;

    Restater(
            RestatedHouseholds households,
            RestatedMembers members,
            EventFeed feed,
            Jdbi jdbi,
            Clock clock,
            ReorganisationConfig config) {
        this.households = households;
        this.members = members;
        this.feed = feed;
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
    }

    private record Due(String kind, UUID id, String district) {}

    @Scheduled(
            every = "${qunli.zone.reorganisation.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Instant now = clock.instant();
        int told = 0;
        for (int batch = runOnce(now); batch > 0; batch = runOnce(clock.instant())) {
            told += batch;
        }
        if (told > 0) {
            LOG.infof("Told the states of %d moved subjects", told);
        }
    }

    /** Tells one batch; answers how many that were. */
    public int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    List<Due> due = claim();
                    Map<String, List<Due>> byDistrict =
                            due.stream().collect(Collectors.groupingBy(Due::district));
                    List<DomainEvent> told = new ArrayList<>();
                    byDistrict.forEach(
                            (district, some) -> {
                                told.addAll(households.of(ids(some, "HOUSEHOLD"), district, now));
                                told.addAll(members.of(ids(some, "MEMBER"), district, now));
                            });
                    feed.append(told);
                    return due.size();
                });
    }

    private static List<UUID> ids(List<Due> due, String kind) {
        return due.stream().filter(one -> one.kind().equals(kind)).map(Due::id).toList();
    }

    private List<Due> claim() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with due as (
                                            delete from restatement where (kind, subject_id) in (
                                                select kind, subject_id from restatement
                                                order by kind, subject_id limit :count
                                                for update skip locked)
                                            returning kind, subject_id)
                                        select due.kind, due.subject_id, z.district
                                        from due
                                        left join member m on due.kind = 'MEMBER' and m.id = due.subject_id
                                        left join household h on due.kind = 'HOUSEHOLD' and h.id = due.subject_id
                                        join zone z on z.id = coalesce(m.zone_id, h.zone_id)
                                        """)
                                .bind("count", config.batch())
                                .map(
                                        (row, context) ->
                                                new Due(
                                                        row.getString("kind"),
                                                        row.getObject("subject_id", UUID.class),
                                                        row.getString("district")))
                                .list());
    }
}
