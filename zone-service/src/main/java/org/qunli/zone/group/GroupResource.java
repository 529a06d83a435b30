package org.qunli.zone.group;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.coverage.Coverage;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneEvents;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.wire.Merge;

/** Group bindings over HTTP; a front-end reaches those of its own channels. */
@Path("/v1")
@Tag(name = "Groups", description = "Chat groups of zones, and who is in them")
public class GroupResource {

    private static final Logger LOG = Logger.getLogger(GroupResource.class);

    private final GroupBindings bindings;
    private final Presences presences;
    private final ChatNetworks networks;
    private final Coverage coverage;
    private final ZoneReach reach;
    private final Caller caller;
    private final EventFeed feed;
    private final ZoneEvents zoneEvents;
    private final Clock clock;
    private final Cursors cursors;

    GroupResource(
            GroupBindings bindings,
            Presences presences,
            ChatNetworks networks,
            Coverage coverage,
            ZoneReach reach,
            Caller caller,
            EventFeed feed,
            ZoneEvents zoneEvents,
            Clock clock,
            Cursors cursors) {
        this.bindings = bindings;
        this.presences = presences;
        this.networks = networks;
        this.coverage = coverage;
        this.reach = reach;
        this.caller = caller;
        this.feed = feed;
        this.zoneEvents = zoneEvents;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @Path("/zones/{zoneId}/groups")
    @RolesAllowed({Roles.ADMIN, Roles.FRONTEND})
    @Idempotent
    @Operation(operationId = "bindGroup", summary = "Bind a chat group to a zone")
    @APIResponseSchema(
            value = GroupView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<GroupView> bind(@RestPath UUID zoneId, @NotNull @Valid NewGroup wanted) {
        Zone zone = reach.requireLocked(zoneId);
        requireChannel(wanted.channel(), wanted.tenant());
        zone.requireNotMerged();
        if (bindings.isBound(wanted)) {
            throw new GroupAlreadyBound();
        }
        Instant now = clock.instant();

        GroupBinding binding = new GroupBinding(zoneId, wanted, now);
        List<UUID> others = agree(binding, stated(wanted.capabilities()), now);
        bindings.persist(binding);
        List<DomainEvent> told = new ArrayList<>(coverage.settle(now));
        told.addAll(bindings.changed(others, now));
        told.add(GroupEvents.changed(binding, zone.district(), now));
        // Whoever joins late knows the zone as it is, without asking.
        told.add(zoneEvents.told(zone, binding.network(), now));
        feed.append(told);
        LOG.infof("Group bound as %s to zone %s", binding.id(), zoneId);
        return Answers.created(
                "/v1/groups/" + binding.id(), GroupView.of(binding), binding.version());
    }

    @GET
    @Path("/zones/{zoneId}/groups")
    @RolesAllowed({Roles.ADMIN, Roles.FRONTEND})
    @Operation(operationId = "listGroups", summary = "The groups of a zone")
    public Page<GroupView> list(
            @RestPath UUID zoneId,
            @BeanParam @Valid GroupFilter filter,
            @BeanParam @Valid PageQuery query) {
        reach.require(zoneId);
        String cursor = "groups/" + zoneId + "/" + filter;
        var after = query.after(cursors, cursor).map(last -> UUID.fromString(last.get(0)));
        List<GroupView> rows =
                bindings
                        .of(
                                zoneId,
                                filter,
                                caller.is(Roles.ADMIN) ? null : caller.channels(),
                                after,
                                query.limit() + 1)
                        .stream()
                        .map(GroupView::of)
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/groups/{bindingId}")
    @RolesAllowed({Roles.ADMIN, Roles.FRONTEND})
    @Operation(operationId = "getGroup", summary = "One group binding")
    public RestResponse<GroupView> get(@RestPath UUID bindingId) {
        GroupBinding binding = bindings.require(bindingId);
        requireReach(binding);
        return Answers.ok(GroupView.of(binding), binding.version());
    }

    @PATCH
    @Path("/groups/{bindingId}")
    @RolesAllowed({Roles.ADMIN, Roles.FRONTEND})
    @Transactional
    @Operation(operationId = "changeGroup", summary = "Change what a group's channel can do")
    public RestResponse<GroupView> change(
            @RestPath UUID bindingId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid GroupChange change) {
        Capabilities able = Merge.required("capabilities", change.capabilities, null);
        Instant now = clock.instant();
        if (stated(able) != null) {
            networks.lockOf(bindingId);
        }
        GroupBinding binding = bindings.locked(bindingId);
        Zone zone = requireReach(binding);
        ETags.requireMatch(ifMatch, binding.version());

        binding.adapt(
                Merge.required("forwarding", change.forwarding, binding.forwarding()),
                Capabilities.complete(able, binding.capabilities()),
                now);
        bindings.flush();
        List<DomainEvent> told = new ArrayList<>();
        if (stated(able) != null) {
            told.addAll(bindings.changed(agree(binding, stated(able), now), now));
        }
        told.add(GroupEvents.changed(binding, zone.district(), now));
        feed.append(told);
        LOG.infof("Group binding %s changed", bindingId);
        return Answers.ok(GroupView.of(binding), binding.version());
    }

    @DELETE
    @Path("/groups/{bindingId}")
    @RolesAllowed({Roles.ADMIN, Roles.FRONTEND})
    @Transactional
    @Operation(operationId = "releaseGroup", summary = "End a group's binding to its zone")
    public RestResponse<Void> release(@RestPath UUID bindingId) {
        GroupBinding binding = bindings.locked(bindingId);
        Zone zone = requireReach(binding);
        Instant now = clock.instant();

        binding.release(now);
        presences.clear(bindingId);
        List<DomainEvent> told = new ArrayList<>(coverage.settle(now));
        told.add(GroupEvents.changed(binding, zone.district(), now));
        feed.append(told);
        LOG.infof("Group binding %s released", bindingId);
        return RestResponse.noContent();
    }

    /** Makes it hold for the whole network; answers the other bindings that this changed. */
    private List<UUID> agree(
            GroupBinding binding, Capabilities.PrivateMessage stated, Instant now) {
        Capabilities.PrivateMessage holds =
                networks.settle(binding.channel(), binding.tenant(), stated, now);
        binding.speakInPrivate(holds);
        return stated == null ? List.of() : networks.spread(binding, holds, now);
    }

    private static Capabilities.PrivateMessage stated(Capabilities able) {
        return able == null ? null : able.privateMessage();
    }

    private Zone requireReach(GroupBinding binding) {
        requireChannel(binding.channel(), binding.tenant());
        return reach.require(binding.zoneId());
    }

    private void requireChannel(String channel, String tenant) {
        if (!caller.is(Roles.ADMIN)) {
            caller.requireChannel(channel, tenant);
        }
    }
}
