package org.qunli.zone.sealing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.district.Districts;
import org.qunli.zone.wire.Merge;

/** Zones over HTTP. */
// As wide as households, members and groups below a zone: of two classes the longer path alone is
// tried.
@Path("/v1")
@Tag(
        name = "Zones",
        description = "Sealed zones: their life, borders and all that one works with there")
public class ZoneResource {

    private static final Logger LOG = Logger.getLogger(ZoneResource.class);

    private final Zones zones;
    private final ControlChanges changes;
    private final ZoneReach reach;
    private final Districts districts;
    private final Caller caller;
    private final Clock clock;
    private final EventFeed feed;
    private final ZoneEvents events;
    private final Cursors cursors;

    ZoneResource(
            Zones zones,
            ControlChanges changes,
            ZoneReach reach,
            Districts districts,
            Caller caller,
            Clock clock,
            EventFeed feed,
            ZoneEvents events,
            Cursors cursors) {
        this.zones = zones;
        this.changes = changes;
        this.reach = reach;
        this.districts = districts;
        this.caller = caller;
        this.clock = clock;
        this.feed = feed;
        this.events = events;
        this.cursors = cursors;
    }

    @POST
    @Path("/zones")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "createZone", summary = "Plan or seal a zone")
    @APIResponseSchema(
            value = ZoneView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<ZoneView> create(@NotNull @Valid NewZone wanted) {
        caller.requireDistrict(wanted.district());
        Instant now = clock.instant();
        districts.require(wanted.district());
        requireSound(wanted, now);

        Zone zone = new Zone(wanted, now);
        zones.persist(zone);
        changes.persist(ControlChange.opening(zone, caller.client(), now));
        zones.flush();
        feed.append(events.changed(zone, now));
        LOG.infof("Zone %s created as %s", zone.id(), zone.status());
        return Answers.created("/v1/zones/" + zone.id(), ZoneView.of(zone), zone.version());
    }

    private void requireSound(NewZone wanted, Instant now) {
        if (wanted.status() == ZoneStatus.LIFTED) {
            throw new Invalid("status", "zone-starts-planned-or-active");
        }
        if (wanted.expectedLiftAt() != null && !wanted.expectedLiftAt().isAfter(now)) {
            throw new Invalid("expectedLiftAt", "lift-in-the-past");
        }
        if (wanted.parentId() != null) {
            requireParent(wanted.parentId(), wanted.district());
        }
    }

    private void requireParent(UUID parent, String district) {
        boolean sound =
                zones.findByIdOptional(parent)
                        .filter(zone -> zone.district().equals(district))
                        .filter(zone -> caller.reachesZone(district, zone.id()))
                        .isPresent();
        if (!sound) {
            throw new Invalid("parentId", "no-such-zone-here");
        }
    }

    @GET
    @Path("/zones")
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD,
        Roles.FRONTEND,
        Roles.RESIDENT
    })
    @Operation(
            operationId = "listZones",
            summary = "The zones within reach",
            description =
                    "In the order in which they were made. Filters narrow the list together; a cursor"
                            + " belongs to the filters it came with.")
    public Page<ZoneView> list(
            @BeanParam @Valid ZoneFilter filter, @BeanParam @Valid PageQuery page) {
        ZoneQuery query = filter.query();
        List<ZoneView> rows =
                reach
                        .page(
                                query,
                                page.after(cursors, query.list())
                                        .map(last -> UUID.fromString(last.get(0))),
                                page.limit() + 1)
                        .stream()
                        .map(ZoneView::of)
                        .toList();
        return cursors.page(query.list(), rows, page.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/zones/{zoneId}")
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD,
        Roles.FRONTEND,
        Roles.RESIDENT
    })
    @Operation(operationId = "getZone", summary = "One zone")
    public RestResponse<ZoneView> get(@RestPath UUID zoneId) {
        Zone zone = reach.require(zoneId);
        return Answers.ok(ZoneView.of(zone), zone.version());
    }

    @PATCH
    @Path("/zones/{zoneId}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "changeZone", summary = "Rename a zone or put it within another")
    public RestResponse<ZoneView> change(
            @RestPath UUID zoneId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ZoneChange change) {
        if (change.parentId != null) {
            // Two moves at once could close a circle that neither sees: one after the other.
            districts.lock(reach.require(zoneId).district());
        }
        Zone zone = reach.requireLocked(zoneId);
        ETags.requireMatch(ifMatch, zone.version());
        Instant now = clock.instant();

        if (change.name != null) {
            zone.rename(Merge.required("name", change.name, zone.name()), now);
        }
        if (change.parentId != null) {
            UUID parent = Merge.field(change.parentId, null);
            if (parent != null) {
                requireParent(parent, zone.district());
                if (zones.liesWithin(parent, zoneId)) {
                    throw new CircleOfZones();
                }
            }
            zone.moveWithin(parent, now);
        }
        zones.flush();
        feed.append(events.changed(zone, now));
        LOG.infof("Zone %s changed", zoneId);
        return Answers.ok(ZoneView.of(zone), zone.version());
    }
}
