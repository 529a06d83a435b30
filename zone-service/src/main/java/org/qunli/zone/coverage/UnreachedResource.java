package org.qunli.zone.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareSight;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.district.Districts;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Whom the grid worker must go and see, over HTTP and as a sheet to print. */
@Path("/v1/zones/{zoneId}/coverage/unreached")
@Tag(name = "Coverage", description = "Which households a group reaches, and which none does")
public class UnreachedResource {

    private static final String CSV = "text/csv";

    /** More doors than any zone has: a sheet is printed whole. */
    private static final int ALL = 100_000;

    private final UnreachedHouseholds unreached;
    private final Districts districts;
    private final DistrictCare care;
    private final CareSight sight;
    private final ZoneReach reach;
    private final Cursors cursors;

    UnreachedResource(
            UnreachedHouseholds unreached,
            Districts districts,
            DistrictCare care,
            CareSight sight,
            ZoneReach reach,
            Cursors cursors) {
        this.unreached = unreached;
        this.districts = districts;
        this.care = care;
        this.sight = sight;
        this.reach = reach;
        this.cursors = cursors;
    }

    /** A part of the list. */
    public record UnreachedPage(List<UnreachedView> items, String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listUnreached",
            summary = "Households with nobody in a group, in walking order",
            description =
                    "By building, unit and room, 2 before 10. As text/csv the whole list, to print.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UnreachedPage.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    public RestResponse<Object> list(
            @RestPath UUID zoneId,
            @Parameter(description = "only this building", example = "8")
                    @RestQuery
                    @Size(max = 100)
                    String building,
            @Parameter(
                            description = "households that need special care before all others",
                            example = "true")
                    @RestQuery
                    @DefaultValue("false")
                    boolean flaggedFirst,
            @BeanParam @Valid PageQuery query,
            @Context Request request) {
        Zone zone = reach.requireServed(zoneId);
        Variant variant =
                request.selectVariant(
                        Variant.mediaTypes(
                                        MediaType.APPLICATION_JSON_TYPE,
                                        new MediaType("text", "csv"))
                                .build());
        if (variant != null && CSV.equals(variant.getMediaType().toString())) {
            return sheet(zone, building, flaggedFirst);
        }
        String list = "unreached/" + zoneId + "/" + flaggedFirst + "/" + building;
        List<String> after = query.after(cursors, list).orElse(List.of());
        List<UnreachedView> rows =
                unreached.list(
                        new UnreachedHouseholds.Query(
                                zoneId,
                                building,
                                visible(zone),
                                flaggedFirst,
                                after,
                                query.limit() + 1));
        Page<UnreachedView> page =
                cursors.page(list, rows, query.limit(), row -> key(row, flaggedFirst));
        return RestResponse.ResponseBuilder.<Object>ok(new UnreachedPage(page.items(), page.next()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private RestResponse<Object> sheet(Zone zone, String building, boolean flaggedFirst) {
        ZoneId timeZone = districts.require(zone.district()).timeZone();
        String text =
                Sheet.of(
                        unreached.list(
                                new UnreachedHouseholds.Query(
                                        zone.id(),
                                        building,
                                        visible(zone),
                                        flaggedFirst,
                                        List.of(),
                                        ALL)),
                        timeZone);
        return RestResponse.ResponseBuilder.<Object>ok(text)
                .type(CSV + ";charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"unreached-" + zone.id() + ".csv\"")
                .build();
    }

    private Set<CareFlag> visible(Zone zone) {
        return sight.in(zone.id(), care.of(zone.district()));
    }

    private static List<String> key(UnreachedView row, boolean flaggedFirst) {
        return List.of(flaggedFirst && row.flagged() ? "0" : "1", row.householdId().toString());
    }
}
