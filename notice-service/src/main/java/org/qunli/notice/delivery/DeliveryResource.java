package org.qunli.notice.delivery;

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
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.Notices;

/** Deliveries over HTTP: who may see the notice's district sees all, an officer the own zones'. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "How far a notice has come")
class DeliveryResource {

    private static final String LIST = "deliveries";

    private final Notices notices;

    private final Deliveries deliveries;

    private final Forwarding forwarding;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    DeliveryResource(
            Notices notices,
            Deliveries deliveries,
            Forwarding forwarding,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.forwarding = forwarding;
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
        Set<UUID> zones = narrowed(zonesSeen(id), zone);
        UUID after =
                query.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Delivery> rows = deliveries.list(id, state, zones, after, query.limit() + 1);
        Page<DeliveryView> page =
                cursors.page(LIST, rows, query.limit(), d -> List.of(d.id().toString()))
                        .map(DeliveryView::of);
        return new DeliveriesView(page.items(), page.next(), deliveries.counts(id, zones));
    }

    private static Set<UUID> narrowed(Set<UUID> seen, UUID zone) {
        if (zone == null) {
            return seen;
        }
        return seen == null || seen.contains(zone) ? Set.of(zone) : Set.of();
    }

    /** The zones whose deliveries the caller may see: null for all. */
    private Set<UUID> zonesSeen(UUID id) {
        Notice notice =
                notices.findByIdOptional(id)
                        .filter(n -> n.status().isPublic())
                        .orElseThrow(NotFound::new);
        if (caller.person().isPresent() || caller.is(Roles.OFFICER)) {
            return caller.requirePerson().rosterZones();
        }
        if (notice.districts().stream().noneMatch(caller::reachesDistrict)) {
            throw new NotFound();
        }
        boolean all =
                caller.zones().isEmpty()
                        && notice.districts().stream().allMatch(caller::reachesDistrict);
        return all ? null : reached(notice);
    }

    private Set<UUID> reached(Notice notice) {
        return deliveries.list(notice.id(), null, null, null, Integer.MAX_VALUE).stream()
                .filter(d -> caller.reachesZone(d.district(), d.zone()))
                .map(Delivery::zone)
                .collect(java.util.stream.Collectors.toSet());
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
}
