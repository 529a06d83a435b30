package org.qunli.supervision.inspection;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.author.Authors;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * Inspections over HTTP. To others than supervision and the owners of findings there is nothing
 * here. Not kit's idempotency, which keeps the client's name where others read.
 */
@Path("/v1/inspections")
@Concealed
@Tag(
        name = "Inspections",
        description = "What was found wanting on the spot, until it is put right")
public class InspectionResource {

    private static final String LIST = "inspections";

    private final Inspections inspections;

    private final Inspecting inspecting;

    private final InspectionViews views;

    private final Authors authors;

    private final Places places;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    InspectionResource(
            Inspections inspections,
            Inspecting inspecting,
            InspectionViews views,
            Authors authors,
            Places places,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.inspections = inspections;
        this.inspecting = inspecting;
        this.views = views;
        this.authors = authors;
        this.places = places;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "createInspection",
            summary = "Put an inspection on record, with what was found wanting",
            description =
                    "The clock of each finding runs, and its owner is told in private: what and by when,"
                            + " never by whom, nor the notes.")
    public RestResponse<InspectionView> create(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String key,
            @NotNull @Valid NewInspection body) {
        Zone zone = places.zone(body.zoneId()).orElseThrow(NotFound::new);
        caller.requireZone(zone.district(), zone.id());
        Instant now = clock.instant();
        // The author first: a crash between leaves no inspection without one.
        UUID id =
                authors.once(
                        Acts.INSPECTED,
                        UuidCreator.getTimeOrderedEpoch(),
                        key == null ? null : caller.client() + "|" + key,
                        Json.write(body),
                        body.note(),
                        now);
        inspecting.inspect(id, zone, body.findings(), now);
        return Answers.created(
                "/v1/inspections/" + id,
                views.all(List.of(inspections.find(id).orElseThrow())).get(0));
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(
            operationId = "listInspections",
            summary = "List inspections, newest first",
            description = "An officer finds those with own findings, and of them these alone.")
    public Page<InspectionView> list(
            @QueryParam("zone")
                    @Parameter(
                            description = "Only of this zone",
                            example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zone,
            @QueryParam("state")
                    @Parameter(
                            description = "Only those with a finding that stands so",
                            example = "OPEN")
                    FindingState state,
            @Valid @BeanParam PageQuery page) {
        String list = LIST + "|" + zone + "|" + state;
        UUID before =
                page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        UUID own = own();
        List<Inspection> found =
                inspections.list(
                        own == null ? caller.districts() : null,
                        own == null && !caller.zones().isEmpty() ? caller.zones() : null,
                        zone,
                        own,
                        state,
                        before,
                        page.limit() + 1);
        Page<Inspection> part =
                cursors.page(list, found, page.limit(), i -> List.of(i.id().toString()));
        return new Page<>(shown(part.items(), own), part.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(
            operationId = "getInspection",
            summary = "Read an inspection",
            description = "An officer reads the own findings of it.")
    @APIResponseSchema(
            value = InspectionView.class,
            responseCode = "200",
            responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<InspectionView> get(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000031") UUID id,
            @Context Request request) {
        Inspection inspection = inspections.find(id).orElseThrow(NotFound::new);
        UUID own = own();
        if (own == null) {
            caller.requireZone(inspection.district(), inspection.zone());
        }
        InspectionView view = shown(List.of(inspection), own).get(0);
        if (own != null && view.findings().isEmpty()) {
            throw new NotFound();
        }
        return Answers.unlessKnown(request, Json.write(view), view);
    }

    private List<InspectionView> shown(List<Inspection> found, UUID own) {
        return own == null ? views.all(found) : views.own(found, own);
    }

    /** The officer who calls; null for supervision. */
    private UUID own() {
        return caller.is(Roles.OFFICER) ? caller.requirePerson().officerId() : null;
    }
}
