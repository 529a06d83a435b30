package org.qunli.zone.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Coverage over HTTP; dashboards get numbers only. */
@Path("/v1/zones/{zoneId}/coverage")
@Tag(name = "Coverage", description = "Which households a group reaches, and which none does")
public class CoverageResource {

    /** As many as one can go and knock at; the numbers tell the rest. */
    private static final int SHOWN = 200;

    private final Counts counts;
    private final UnreachedHouseholds unreached;
    private final CoverageSeries series;
    private final ZoneReach reach;
    private final Caller caller;
    private final Clock clock;

    CoverageResource(
            Counts counts,
            UnreachedHouseholds unreached,
            CoverageSeries series,
            ZoneReach reach,
            Caller caller,
            Clock clock) {
        this.counts = counts;
        this.unreached = unreached;
        this.series = series;
        this.reach = reach;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD
    })
    @Operation(operationId = "getCoverage", summary = "How many households of a zone are reached")
    public CoverageView get(@RestPath UUID zoneId) {
        Zone zone = reach.requireServed(zoneId);
        ZoneNumbers numbers =
                counts.of(zoneId)
                        .orElseGet(
                                () -> ZoneNumbers.none(zoneId, zone.district(), clock.instant()));
        return CoverageView.of(numbers, servesThere() ? doors(zoneId) : null);
    }

    @GET
    @Path("/series")
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD
    })
    @Operation(
            operationId = "getCoverageSeries",
            summary = "How many households were reached over time",
            description =
                    "Hourly for five weeks, then daily for two years. A step without a change repeats"
                            + " what stood before.")
    public CoverageSeriesView series(
            @RestPath UUID zoneId, @BeanParam @Valid CoverageSeriesQuery query) {
        reach.requireServed(zoneId);
        CoverageSeriesQuery.Span span = query.span(clock.instant());
        return new CoverageSeriesView(
                zoneId,
                span.step().toString(),
                series.of(zoneId, span.from(), span.to(), span.step()));
    }

    private boolean servesThere() {
        return caller.is(Roles.ADMIN) || caller.is(Roles.OFFICER);
    }

    private List<CoverageView.Unreached> doors(UUID zone) {
        return unreached
                .list(new UnreachedHouseholds.Query(zone, null, Set.of(), false, List.of(), SHOWN))
                .stream()
                .map(door -> new CoverageView.Unreached(door.householdId(), door.label()))
                .toList();
    }
}
