package org.qunli.supervision.board;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.SmallZones;
import org.qunli.supervision.place.Zone;

/** Boards over HTTP: aggregates. A board is of the minute, and 304 while it says the same. */
@Path("/v1/board")
@Tag(name = "Board", description = "The city, districts and zones in figures")
public class BoardResource {

    private static final int LONGEST = 400;

    private static final String WITHHELD =
            " To a dashboard nothing is told of zones of fewer than 20 households, nor any count of one to"
                    + " four; counts are told to the nearest five.";

    private final BoardReader reader;

    private final SeriesReader series;

    private final Places places;

    private final Caller caller;

    private final Clock clock;

    BoardResource(
            BoardReader reader, SeriesReader series, Places places, Caller caller, Clock clock) {
        this.reader = reader;
        this.series = series;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private boolean isOutside() {
        return caller.is(Roles.DASHBOARD);
    }

    private static RestResponse<BoardView> answer(Request request, BoardView board) {
        return Answers.unlessKnown(request, Json.write(board.timeless()), board);
    }

    @GET
    @Path("/city")
    @RolesAllowed({Roles.DASHBOARD, Roles.ADMIN, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getCityBoard",
            summary = "Read the board of all districts of the caller",
            description = "What is open now, today and the last seven days, in figures." + WITHHELD)
    @APIResponseSchema(value = BoardView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<BoardView> city(@Context Request request) {
        if (!caller.zones().isEmpty()) {
            throw new NotFound();
        }
        BoardView board = reader.city(caller.districts(), minute());
        if (isOutside()) {
            board =
                    new BoardView(
                            board.at(),
                            SmallCells.told(board.whole()),
                            board.parts().stream().map(this::toldDistrict).toList());
        }
        return answer(request, board);
    }

    private BoardCell toldDistrict(BoardCell cell) {
        BoardView alone = new BoardView(null, cell, List.of());
        return small(cell.district()).district(alone, zones(cell.district())).whole();
    }

    private SmallCells small(String district) {
        return new SmallCells(new SmallZones(places.households(district)));
    }

    private List<UUID> zones(String district) {
        return places.zonesOf(district).stream().map(Zone::id).toList();
    }

    @GET
    @Path("/districts/{code}")
    @RolesAllowed({Roles.DASHBOARD, Roles.ADMIN, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getDistrictBoard",
            summary = "Read the board of a district and its zones",
            description = "What is open now, today and the last seven days, in figures." + WITHHELD)
    @APIResponseSchema(value = BoardView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<BoardView> district(
            @PathParam("code") @Parameter(example = "350583") String code,
            @Context Request request) {
        caller.requireDistrict(code);
        BoardReader.District district =
                reader.districts(List.of(code)).stream().findFirst().orElseThrow(NotFound::new);
        BoardView board =
                reader.district(
                        district, caller.zones().isEmpty() ? null : caller.zones(), minute());
        return answer(request, isOutside() ? toldDistrict(board, code) : board);
    }

    private BoardView toldDistrict(BoardView board, String code) {
        BoardView told = small(code).district(board, zones(code));
        // The sum of some zones only would tell what is withheld among them.
        return caller.zones().isEmpty()
                ? told
                : new BoardView(told.at(), told.whole().hidden(), told.parts());
    }

    @GET
    @Path("/zones/{id}")
    @RolesAllowed({Roles.DASHBOARD, Roles.ADMIN, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getZoneBoard",
            summary = "Read the board of a zone",
            description = "What is open now, today and the last seven days, in figures." + WITHHELD)
    @APIResponseSchema(value = BoardView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<BoardView> zone(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000001") UUID id,
            @Context Request request) {
        Zone zone = requireZone(id);
        BoardView board = reader.zone(zone, minute());
        return answer(
                request,
                isOutside() ? small(zone.district()).zone(board, zones(zone.district())) : board);
    }

    private Zone requireZone(UUID id) {
        Zone zone = places.zone(id).orElseThrow(NotFound::new);
        caller.requireZone(zone.district(), zone.id());
        return zone;
    }

    @GET
    @Path("/series")
    @RolesAllowed({Roles.DASHBOARD, Roles.ADMIN, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getBoardSeries",
            summary = "Read the figures of a district or zone day by day",
            description =
                    "Days of the district's time zone; one without anything is left out."
                            + WITHHELD)
    @APIResponseSchema(value = SeriesView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<SeriesView> series(
            @QueryParam("district") @NotNull @Parameter(example = "350583") String district,
            @QueryParam("zone")
                    @Parameter(
                            description = "Only this zone of it",
                            example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zone,
            @QueryParam("from") @NotNull @Parameter(example = "2026-04-01") LocalDate from,
            @QueryParam("to") @NotNull @Parameter(example = "2026-04-30") LocalDate to,
            @Context Request request) {
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw new Invalid("from", "period-of-scores", LONGEST);
        }
        caller.requireDistrict(district);
        boolean withheld = false;
        if (zone != null) {
            if (!requireZone(zone).district().equals(district)) {
                throw new NotFound();
            }
            withheld =
                    isOutside()
                            && new SmallZones(places.households(district))
                                    .of(zones(district))
                                    .contains(zone);
        } else if (!caller.zones().isEmpty()) {
            throw new NotFound();
        }
        SeriesView view =
                withheld
                        ? new SeriesView(district, zone, List.of(), true)
                        : series.read(district, zone, from, to, isOutside());
        return Answers.unlessKnown(request, Json.write(view), view);
    }
}
