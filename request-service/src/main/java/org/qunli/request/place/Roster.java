package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Looks up who serves a zone at a moment. */
@ApplicationScoped
public class Roster {

    private final Jdbi jdbi;

    Roster(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Everyone on the zone's roster.
     *
     * @param at the moment for which duty is looked up
     * @param lastShift how long before it a finished shift still counts as served lately
     */
    public List<RosterEntry> of(UUID zoneId, Instant at, Duration lastShift) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.officer as officer_id, o.name, r.post, r.duties,
                                               exists (select 1 from duty_interval i
                                                       where i.zone = r.zone and i.officer = r.officer
                                                         and i.from_at <= :at and i.to_at > :at) as on_duty,
                                               exists (select 1 from duty_interval i
                                                       where i.zone = r.zone and i.officer = r.officer
                                                         and i.from_at <= :at and i.to_at > :lately)
                                                   as served_lately
                                        from roster r
                                        left join officer o on o.id = r.officer
                                        where r.zone = :zone and r.active and coalesce(o.active, true)
                                        order by r.officer
                                        """)
                                .bind("zone", zoneId)
                                .bind("at", at)
                                .bind("lately", at.minus(lastShift))
                                .map(ConstructorMapper.of(RosterEntry.class))
                                .list());
    }
}
