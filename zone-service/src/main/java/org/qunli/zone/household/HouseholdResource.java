package org.qunli.zone.household;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.care.CareSight;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.coverage.Coverage;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.wire.Merge;

/** Households over HTTP, for those who serve the zone. */
@Path("/v1")
@Tag(name = "Households", description = "Who lives where, and what care they need")
public class HouseholdResource {

    private static final Logger LOG = Logger.getLogger(HouseholdResource.class);

    private final Households households;
    private final Inhabitants inhabitants;
    private final ZoneReach reach;
    private final Caller caller;
    private final DistrictCare care;
    private final CareSight sight;
    private final Coverage coverage;
    private final LivingEvents events;
    private final EventFeed feed;
    private final Clock clock;
    private final Cursors cursors;

    HouseholdResource(
            Households households,
            Inhabitants inhabitants,
            ZoneReach reach,
            Caller caller,
            DistrictCare care,
            CareSight sight,
            Coverage coverage,
            LivingEvents events,
            EventFeed feed,
            Clock clock,
            Cursors cursors) {
        this.households = households;
        this.inhabitants = inhabitants;
        this.reach = reach;
        this.caller = caller;
        this.care = care;
        this.sight = sight;
        this.coverage = coverage;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @Path("/zones/{zoneId}/households")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "createHousehold",
            summary = "Enter a household, or take in a list of them as text/csv",
            description =
                    "A list (separated by commas, semicolons or tabs; UTF-8, UTF-16 or GB18030; headers"
                            + " in Chinese or English: building, unit, room, label, flags) enters and"
                            + " updates households by door, all or none: 202 with Location"
                            + " /v1/imports/{id}, which tells how far it is and what is wrong, line by"
                            + " line. Up to 100,000 households and 100 MB.")
    @Parameter(
            name = "missing",
            in = ParameterIn.QUERY,
            description = "of a list: what becomes of households that aren't in it",
            schema =
                    @Schema(
                            enumeration = {"KEEP", "CLOSE"},
                            defaultValue = "KEEP"))
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = NewHousehold.class)),
                @Content(
                        mediaType = "text/csv",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        examples = "楼栋,单元,房号,标记\n8,1,1203,透析"))
            })
    @APIResponseSchema(
            value = HouseholdView.class,
            responseCode = "201",
            responseDescription = "Created")
    @APIResponse(responseCode = "202", description = "A list was received: see Location")
    public RestResponse<HouseholdView> create(
            @RestPath UUID zoneId, @NotNull @Valid NewHousehold wanted) {
        Zone zone = reach.requireServed(zoneId);
        zone.requireNotMerged();
        Instant now = clock.instant();
        CareReading reading = reading(zone, care.held(zone.district()));
        requireVisible(wanted.flags(), reading);

        Household household = new Household(zoneId, wanted, reading.rules(), now);
        households.persist(household);
        List<DomainEvent> told = new ArrayList<>(coverage.settle(now));
        told.add(events.changed(household.facts(reading.rules()), zone.district(), now));
        feed.append(told);
        LOG.infof("Household %s entered in zone %s", household.id(), zoneId);
        return Answers.created(
                "/v1/households/" + household.id(),
                HouseholdView.of(household, reading),
                household.version());
    }

    @GET
    @Path("/zones/{zoneId}/households")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listHouseholds",
            summary = "The households of a zone",
            description =
                    "In the order in which people count doors: 8-2 before 8-10. As text/csv all of"
                            + " them, with the flags that the caller may see, in a form that can be"
                            + " taken in again.")
    public Page<HouseholdView> list(
            @RestPath UUID zoneId,
            @BeanParam @Valid HouseholdFilter filter,
            @BeanParam @Valid PageQuery query) {
        Zone zone = reach.requireServed(zoneId);
        CareReading reading = reading(zone, care.of(zone.district()));
        String cursor = "households/" + zoneId;
        List<HouseholdView> rows =
                households
                        .of(
                                zoneId,
                                filter,
                                reading,
                                query.after(cursors, cursor)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1,
                                clock.instant())
                        .stream()
                        .map(household -> HouseholdView.of(household, reading))
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/households/{householdId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Operation(
            operationId = "getHousehold",
            summary = "One household; for residents their own, without flags")
    public RestResponse<HouseholdView> get(@RestPath UUID householdId) {
        Household household = households.require(householdId);
        Zone zone = reach.require(household.zoneId());
        boolean served = reach.serves(zone.id());
        if (!served && !caller.requirePerson().householdIds().contains(householdId)) {
            throw new NotFound();
        }
        CareRules rules = care.of(zone.district());
        // Flags are notes of those who serve, for each other.
        CareReading reading = served ? reading(zone, rules) : new CareReading(Set.of(), rules);
        return Answers.ok(HouseholdView.of(household, reading), household.version());
    }

    @PATCH
    @Path("/households/{householdId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Transactional
    @Operation(operationId = "changeHousehold", summary = "Change a household, or close it")
    public RestResponse<HouseholdView> change(
            @RestPath UUID householdId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid HouseholdChange change) {
        Household household = households.locked(householdId);
        Zone zone = reach.requireServed(household.zoneId());
        ETags.requireMatch(ifMatch, household.version());
        Instant now = clock.instant();

        CareReading reading = reading(zone, care.held(zone.district()));
        CareRules rules = reading.rules();

        household.relabel(Merge.required("label", change.label, household.label()), now);
        if (change.flags != null) {
            List<CareFlag> given = Merge.required("flags", change.flags, List.of());
            requireVisible(given, reading);
            household.flag(reading.merged(household, given), rules, now);
        }
        household.live(Merge.required("active", change.active, household.active()), rules, now);
        List<DomainEvent> told = new ArrayList<>();
        told.add(events.changed(household.facts(rules), zone.district(), now));
        if (!household.active()) {
            told.addAll(inhabitants.moveOut(householdId, zone.district(), now));
        }
        told.addAll(coverage.settle(now));
        feed.append(told);
        LOG.infof("Household %s changed", householdId);
        return Answers.ok(HouseholdView.of(household, reading), household.version());
    }

    private CareReading reading(Zone zone, CareRules rules) {
        return new CareReading(sight.in(zone.id(), rules), rules);
    }

    /** Whoever may not see a flag may not set it either: they would never see what they did. */
    private static void requireVisible(List<CareFlag> given, CareReading reading) {
        if (given != null && !reading.visible().containsAll(given)) {
            throw new Invalid("flags", "flag-not-for-your-post");
        }
    }
}
