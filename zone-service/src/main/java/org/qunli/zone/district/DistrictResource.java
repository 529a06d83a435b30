package org.qunli.zone.district;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/** Districts over HTTP. */
@Path("/v1/districts")
@Tag(name = "Districts", description = "Districts and their rules")
public class DistrictResource {

    private static final Logger LOG = Logger.getLogger(DistrictResource.class);

    /** GB/T 2260: two digits each for province, prefecture and county. */
    private static final String CODE = "[1-9][0-9]{5}";

    private final Districts districts;
    private final Caller caller;
    private final Clock clock;
    private final EventFeed feed;
    private final Cursors cursors;
    private final Event<TimeZoneMoved> moved;
    private final EmergencyNumbers numbers;
    private final Event<DistrictOpened> opened;

    DistrictResource(
            Districts districts,
            EmergencyNumbers numbers,
            Caller caller,
            Clock clock,
            EventFeed feed,
            Cursors cursors,
            Event<TimeZoneMoved> moved,
            Event<DistrictOpened> opened) {
        this.districts = districts;
        this.numbers = numbers;
        this.caller = caller;
        this.clock = clock;
        this.feed = feed;
        this.cursors = cursors;
        this.moved = moved;
        this.opened = opened;
    }

    private record DistrictChanged(
            String code,
            String nameZh,
            String nameEn,
            String timeZone,
            List<EmergencyNumber> emergencyNumbers) {}

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "putDistrict", summary = "Create or describe a district")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    public RestResponse<DistrictView> put(
            @RestPath String code, @NotNull @Valid NewDistrict wanted) {
        if (!code.matches(CODE)) {
            throw new Invalid("code", "no-district-code", code);
        }
        caller.requireDistrict(code);
        java.time.ZoneId timeZone = timeZone(wanted.timeZone());
        if (wanted.emergencyNumbers() != null) {
            EmergencyNumbers.requireSound(wanted.emergencyNumbers());
        }
        Instant now = clock.instant();

        boolean created = districts.open(code, wanted, now);
        District district = districts.findById(code, LockModeType.PESSIMISTIC_WRITE);
        if (created || !district.saysAlready(wanted, numbers.of(district))) {
            boolean timeMoves = !district.timeZone().equals(timeZone);
            district.describe(
                    wanted.name(),
                    timeZone,
                    wanted.emergencyNumbers() == null
                            ? null
                            : EmergencyNumbers.kept(wanted.emergencyNumbers()),
                    now);
            districts.flush();
            if (timeMoves) {
                moved.fire(new TimeZoneMoved(code));
            }
            feed.append(
                    DomainEvent.of("district.changed", "district/" + code, now)
                            .in(code, null)
                            .data(
                                    new DistrictChanged(
                                            code,
                                            wanted.name().zh(),
                                            wanted.name().en(),
                                            timeZone.getId(),
                                            numbers.of(district))));
            if (created) {
                opened.fire(new DistrictOpened(code, now));
            }
            LOG.infof("District %s %s", code, created ? "created" : "changed");
        }
        return RestResponse.ResponseBuilder.create(
                        created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        view(district))
                .tag(ETags.of(district.version()))
                .build();
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD,
        Roles.FRONTEND
    })
    @Operation(operationId = "getDistrict", summary = "One district")
    public RestResponse<DistrictView> get(@RestPath String code) {
        if (!reached().contains(code)) {
            throw new NotFound();
        }
        District district = districts.require(code);
        return Answers.ok(view(district), district.version());
    }

    private DistrictView view(District district) {
        return DistrictView.of(district, numbers.of(district));
    }

    @GET
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD,
        Roles.FRONTEND
    })
    @Operation(operationId = "listDistricts", summary = "The districts within reach")
    public Page<DistrictView> list(@BeanParam @Valid PageQuery query) {
        List<DistrictView> rows =
                districts
                        .page(
                                reached(),
                                query.after(cursors, "districts").map(last -> last.get(0)),
                                query.limit() + 1)
                        .stream()
                        .map(this::view)
                        .toList();
        return cursors.page("districts", rows, query.limit(), row -> List.of(row.code()));
    }

    /** Claims name a caller's districts; an officer's follow from the zones they serve. */
    private Set<String> reached() {
        return caller.person()
                .filter(person -> caller.districts().isEmpty())
                .map(person -> districts.ofZones(person.rosterZones()))
                .orElseGet(caller::districts);
    }

    private static java.time.ZoneId timeZone(String name) {
        // Offsets and abbreviations know no summer time and no future change of law.
        if (!java.time.ZoneId.getAvailableZoneIds().contains(name)) {
            throw new Invalid("timeZone", "unknown-time-zone", name);
        }
        return java.time.ZoneId.of(name);
    }
}
