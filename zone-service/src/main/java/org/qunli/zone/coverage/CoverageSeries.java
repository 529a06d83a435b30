package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How the numbers of zones stood at the end of each hour in which they changed. */
@ApplicationScoped
class CoverageSeries {

    private final Jdbi jdbi;

    CoverageSeries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the numbers of all zones that changed; the last of an hour holds for it. */
    int record(Instant hour) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with news as (
                                            update zone_coverage set recorded = true where zone_id in (
                                                select zone_id from zone_coverage where not recorded
                                                order by zone_id for update skip locked)
                                            returning *)
                                        insert into coverage_point as p (zone_id, at, households, reached, guests, groups,
                                            groups_reporting, stale_groups, thinned)
                                        select zone_id, :hour, households, reached, guests, groups,
                                            groups_reporting, stale_groups, false
                                        from news
                                        on conflict (zone_id, at) do update set households = excluded.households,
                                            reached = excluded.reached, guests = excluded.guests,
                                            groups = excluded.groups, groups_reporting = excluded.groups_reporting,
                                            stale_groups = excluded.stale_groups
                                        """)
                                .bind("hour", hour)
                                .execute());
    }

    /**
     * Leaves of each day before {@code daysBefore} its last point, and nothing before {@code end}.
     */
    int thin(Instant daysBefore, Instant end) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with old as (
                                            select zone_id, at, at = max(at) over (
                                                partition by zone_id, date_trunc('day', at, 'UTC')) as last
                                            from coverage_point where not thinned and at < :days),
                                        kept as (
                                            update coverage_point p set thinned = true from old
                                            where p.zone_id = old.zone_id and p.at = old.at and old.last)
                                        delete from coverage_point where (zone_id, at) in (
                                            select zone_id, at from old where not last
                                            union all
                                            select zone_id, at from coverage_point where thinned and at < :end)
                                        """)
                                .bind("days", daysBefore)
                                .bind("end", end)
                                .execute());
    }

    /**
     * How a zone stood at the end of each step that begins from {@code from} on and before {@code
     * to}. Steps before the first point are left out; where nothing changed, what stood before
     * stands on.
     */
    List<CoverageSeriesView.Point> of(UUID zone, Instant from, Instant to, Duration step) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select s.at, p.households, p.reached, p.guests
                                        from generate_series(:from, cast(:to as timestamptz) - interval '1 microsecond',
                                            make_interval(secs => :step)) s (at)
                                        cross join lateral (
                                            select households, reached, guests from coverage_point
                                            where zone_id = :zone and at < s.at + make_interval(secs => :step)
                                            order by at desc limit 1) p
                                        order by s.at
                                        """)
                                .bind("zone", zone)
                                .bind("from", from)
                                .bind("to", to)
                                .bind("step", step.toSeconds())
                                .map(
                                        (row, context) ->
                                                new CoverageSeriesView.Point(
                                                        row.getObject("at", OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getInt("households"),
                                                        row.getInt("reached"),
                                                        row.getInt("guests")))
                                .list());
    }
}
