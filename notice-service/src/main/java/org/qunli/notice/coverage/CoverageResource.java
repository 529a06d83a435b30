package org.qunli.notice.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.notice.delivery.NoticeReach;

/** Reads and coverage over HTTP. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "How far a notice has come")
class CoverageResource {

    private static final String COVERAGE = "notice-coverage";

    private static final String UNREAD = "unread";

    private final Reads reads;

    private final NoticeReach reach;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    CoverageResource(Reads reads, NoticeReach reach, Caller caller, Cursors cursors, Clock clock) {
        this.reads = reads;
        this.reach = reach;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @PUT
    @Path("/notices/{id}/deliveries/{bindingId}/reads")
    @Transactional
    @RolesAllowed(Roles.FRONTEND)
    @Operation(
            operationId = "reportReads",
            summary = "Tells who has read a notice in the group",
            description =
                    "All readers, or those that are new; the same again changes nothing. Who is no"
                            + " member of the zone is counted and forgotten.")
    public ReadsView report(
            @PathParam("id") UUID id,
            @PathParam("bindingId") UUID binding,
            @NotNull @Valid NewReads read) {
        Reads.Place place =
                reads.place(id, binding).stream()
                        .filter(p -> caller.reachesZone(p.district(), p.zone()))
                        .filter(p -> caller.reachesChannel(p.channel(), p.tenant()))
                        .findFirst()
                        .orElseThrow(NotFound::new);
        return reads.put(id, place, read.userIds(), clock.instant());
    }

    @GET
    @Path("/notices/{id}/coverage")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getNoticeCoverage",
            summary = "How many households a notice has come to, by zone")
    public CoverageView coverage(
            @PathParam("id") UUID id,
            @Parameter(description = "Only in this zone") @QueryParam("zone") UUID zone,
            @BeanParam @Valid PageQuery page) {
        Set<UUID> zones = reach.zones(id, zone);
        List<CoverageView.OfZone> rows =
                reads.coverage(id, zones, after(page, COVERAGE), page.limit() + 1);
        Page<CoverageView.OfZone> part =
                cursors.page(COVERAGE, rows, page.limit(), z -> List.of(z.zoneId().toString()));
        return new CoverageView(reads.sum(id, zones), part.items(), part.next());
    }

    @GET
    @Path("/notices/{id}/unread")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listUnread",
            summary = "Households of which nobody has read a notice",
            description = "For the grid worker who goes there.")
    public Page<UnreadView> unread(
            @PathParam("id") UUID id,
            @Parameter(description = "Only in this zone") @QueryParam("zone") UUID zone,
            @BeanParam @Valid PageQuery page) {
        List<UnreadView> rows =
                reads.unread(id, reach.zones(id, zone), after(page, UNREAD), page.limit() + 1);
        return cursors.page(UNREAD, rows, page.limit(), u -> List.of(u.householdId().toString()));
    }

    private UUID after(PageQuery page, String list) {
        return page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
    }
}
