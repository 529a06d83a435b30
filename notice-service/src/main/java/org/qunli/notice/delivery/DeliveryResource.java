package org.qunli.notice.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;

/** Deliveries over HTTP: who may see the notice's district sees all, an officer the own zones'. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "How far a notice has come")
class DeliveryResource {

    private static final String LIST = "deliveries";

    private final Deliveries deliveries;

    private final DeliveryList list;

    private final FanOutParts parts;

    private final Forwarding forwarding;

    private final Resending resending;

    private final NoticeReach reach;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    DeliveryResource(
            Deliveries deliveries,
            DeliveryList list,
            FanOutParts parts,
            Forwarding forwarding,
            Resending resending,
            NoticeReach reach,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.deliveries = deliveries;
        this.list = list;
        this.parts = parts;
        this.forwarding = forwarding;
        this.resending = resending;
        this.reach = reach;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/notices/{id}/deliveries")
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD
    })
    @Operation(
            operationId = "listDeliveries",
            summary = "Where a notice stands in each group, with counts")
    public DeliveriesView list(
            @PathParam("id") UUID id,
            @Parameter(description = "Only in this state", example = "PENDING") @QueryParam("state")
                    DeliveryState state,
            @Parameter(description = "Only in this zone") @QueryParam("zone") UUID zone,
            @BeanParam @Valid PageQuery query) {
        Set<UUID> zones = reach.zones(id, zone);
        UUID after =
                query.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Delivery> rows = list.part(id, state, zones, after, query.limit() + 1);
        Page<DeliveryView> page =
                cursors.page(LIST, rows, query.limit(), d -> List.of(d.id().toString()))
                        .map(DeliveryView::of);
        return new DeliveriesView(
                page.items(), page.next(), list.counts(id, zones), parts.toCome(id, zones));
    }

    @PUT
    @Path("/notices/{id}/deliveries/{bindingId}")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "reportDelivery",
            summary = "Reports that a notice was forwarded, or wasn't",
            description = "The same report again changes nothing; a late FORWARDED counts.")
    public DeliveryView report(
            @PathParam("id") UUID id,
            @PathParam("bindingId") UUID binding,
            @NotNull @Valid DeliveryReport report) {
        report.check();
        Delivery delivery =
                deliveries.locked(id, binding).filter(this::mayReport).orElseThrow(NotFound::new);
        return DeliveryView.of(
                forwarding.report(delivery, report.state(), report.reason(), clock.instant()));
    }

    private boolean mayReport(Delivery delivery) {
        if (caller.is(Roles.OFFICER)) {
            return caller.person()
                    .map(Person::rosterZones)
                    .orElse(Set.of())
                    .contains(delivery.zone());
        }
        return caller.reachesZone(delivery.district(), delivery.zone())
                && caller.reachesChannel(delivery.channel(), delivery.tenant());
    }

    @POST
    @Path("/notices/{id}/deliveries/resend")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "resendNotice",
            summary = "Lets the bots try once more where a notice FAILED",
            description = "Officers' reminders of what they are to forward by hand go on anyway.")
    @APIResponse(responseCode = "200", description = "Those groups are PENDING again")
    public RestResponse<Resend> resend(
            @PathParam("id") UUID id,
            @Parameter(description = "Only in this zone") @QueryParam("zone") UUID zone) {
        return RestResponse.ok(
                new Resend(resending.resend(id, reach.zones(id, zone), clock.instant())));
    }
}
