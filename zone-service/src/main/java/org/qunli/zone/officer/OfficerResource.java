package org.qunli.zone.officer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentities.Holder;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.district.Districts;
import org.qunli.zone.wire.Merge;

/** Officers over HTTP: for administrators, and each officer their own. */
@Path("/v1/officers")
@Tag(name = "Officers", description = "The people on duty")
public class OfficerResource {

    private static final Logger LOG = Logger.getLogger(OfficerResource.class);

    private final Officers officers;
    private final ChatIdentities chats;
    private final Districts districts;
    private final Caller caller;
    private final OfficerEvents events;
    private final Event<OfficerLeft> left;
    private final Clock clock;
    private final Cursors cursors;

    OfficerResource(
            Officers officers,
            ChatIdentities chats,
            Districts districts,
            Caller caller,
            OfficerEvents events,
            Event<OfficerLeft> left,
            Clock clock,
            Cursors cursors) {
        this.officers = officers;
        this.chats = chats;
        this.districts = districts;
        this.caller = caller;
        this.events = events;
        this.left = left;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "createOfficer", summary = "Enter an officer")
    @APIResponseSchema(
            value = OfficerView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<OfficerView> create(@NotNull @Valid NewOfficer wanted) {
        caller.requireDistrict(wanted.district());
        districts.require(wanted.district());
        Instant now = clock.instant();

        Officer officer = new Officer(wanted, now);
        officers.persist(officer);
        officers.flush();
        chats.assign(Holder.OFFICER, officer.id(), wanted.chatIds());
        List<ChatIdentity> chatIds = chats.of(Holder.OFFICER, officer.id());
        events.tell(officer, chatIds, now);
        LOG.infof("Officer %s entered", officer.id());
        return Answers.created(
                "/v1/officers/" + officer.id(),
                OfficerView.of(officer, chatIds),
                officer.version());
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listOfficers",
            summary = "The officers of one's districts; for an officer, themselves")
    public Page<OfficerView> list(
            @BeanParam @Valid OfficerFilter filter, @BeanParam @Valid PageQuery query) {
        var after = query.after(cursors, "officers").map(last -> UUID.fromString(last.get(0)));
        List<Officer> found =
                caller.is(Roles.ADMIN)
                        ? officers.page(caller.districts(), filter, after, query.limit() + 1)
                        : caller.person()
                                .map(Person::officerId)
                                .map(own -> List.of(officers.require(own)))
                                .orElse(List.of());
        Map<UUID, List<ChatIdentity>> chatIds =
                chats.of(Holder.OFFICER, found.stream().map(Officer::id).toList());
        List<OfficerView> rows =
                found.stream()
                        .map(officer -> OfficerView.of(officer, chatIds.get(officer.id())))
                        .toList();
        return cursors.page("officers", rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/{officerId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(operationId = "getOfficer", summary = "One officer")
    public RestResponse<OfficerView> get(@RestPath UUID officerId) {
        Officer officer = officers.require(officerId);
        boolean own = caller.person().filter(who -> officerId.equals(who.officerId())).isPresent();
        if (!own) {
            requireReach(officer);
        }
        return Answers.ok(
                OfficerView.of(officer, chats.of(Holder.OFFICER, officerId)), officer.version());
    }

    @PATCH
    @Path("/{officerId}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "changeOfficer", summary = "Change an officer, or let them leave")
    public RestResponse<OfficerView> change(
            @RestPath UUID officerId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid OfficerChange change) {
        Officer officer = officers.locked(officerId);
        requireReach(officer);
        ETags.requireMatch(ifMatch, officer.version());
        Instant now = clock.instant();

        officer.call(
                Merge.required("name", change.name, officer.name()),
                Merge.field(change.nameEn, officer.nameEn()),
                Merge.required("phone", change.phone, officer.phone()),
                now);
        officer.assign(
                Merge.required("unit", change.unit, officer.unit()),
                Merge.field(change.subject, officer.subject()),
                now);
        if (change.chatIds != null) {
            chats.assign(
                    Holder.OFFICER, officerId, Merge.required("chatIds", change.chatIds, null));
        }
        serve(officer, Merge.required("active", change.active, officer.active()), now);
        officers.flush();
        List<ChatIdentity> chatIds = chats.of(Holder.OFFICER, officerId);
        events.tell(officer, chatIds, now);
        LOG.infof("Officer %s changed", officerId);
        return Answers.ok(OfficerView.of(officer, chatIds), officer.version());
    }

    private void serve(Officer officer, boolean serves, Instant now) {
        if (officer.active() && !serves) {
            chats.assign(Holder.OFFICER, officer.id(), List.of());
            left.fire(new OfficerLeft(officer.id(), now));
        }
        officer.serve(serves, now);
    }

    private void requireReach(Officer officer) {
        if (!caller.is(Roles.ADMIN) || !caller.reachesDistrict(officer.district())) {
            throw new NotFound();
        }
    }
}
