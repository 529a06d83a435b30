package org.qunli.zone.staffing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.zone.district.Districts;

/** Staffing over HTTP. */
@Path("/v1/districts/{code}/staffing")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class StaffingResource {

    private static final Logger LOG = Logger.getLogger(StaffingResource.class);

    private final Staffings staffings;
    private final Districts districts;
    private final Caller caller;
    private final Event<StaffingChanged> changed;
    private final StaffingEvents events;
    private final EventFeed feed;
    private final Clock clock;

    StaffingResource(
            Staffings staffings,
            Districts districts,
            Caller caller,
            Event<StaffingChanged> changed,
            StaffingEvents events,
            EventFeed feed,
            Clock clock) {
        this.staffings = staffings;
        this.districts = districts;
        this.caller = caller;
        this.changed = changed;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "putStaffing",
            summary = "Say how many officers of each post a zone needs and takes",
            description =
                    "min counts who is on duty at a moment, max who is on the roster. A level or"
                            + " post left out has what ships. A roster that has more already keeps"
                            + " them. If-Match is needed, \"0\" the first time.")
    public RestResponse<StaffingView> put(
            @Parameter(example = "350583") @RestPath String code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Staffing wanted) {
        caller.requireDistrict(code);
        districts.require(code);
        wanted.requireSound();
        districts.lock(code);
        long version = staffings.kept(code).version();
        ETags.requireMatch(ifMatch, version);
        Instant now = clock.instant();

        staffings.put(code, wanted, version + 1, now);
        changed.fire(new StaffingChanged(code, now));
        feed.append(events.changed(code, wanted, now));
        LOG.infof("Staffing of district %s changed", code);
        return answer(code, new Staffings.Kept(wanted, version + 1));
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "getStaffing",
            summary = "How many officers of each post a zone needs and takes")
    public RestResponse<StaffingView> get(@Parameter(example = "350583") @RestPath String code) {
        caller.requireDistrict(code);
        districts.require(code);
        return answer(code, staffings.kept(code));
    }

    private static RestResponse<StaffingView> answer(String code, Staffings.Kept kept) {
        return Answers.ok(
                new StaffingView(code, kept.staffing().complete().levels(), kept.version()),
                kept.version());
    }
}
