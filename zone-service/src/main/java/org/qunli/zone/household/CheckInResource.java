package org.qunli.zone.household;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Check-ins over HTTP, for the officers who make them. */
@Path("/v1/households/{householdId}/check-ins")
@Tag(name = "Households", description = "Who lives where, and what care they need")
public class CheckInResource {

    private static final Logger LOG = Logger.getLogger(CheckInResource.class);

    private static final UUID LAST = new UUID(-1, -1);

    private final CheckIns visits;
    private final Households households;
    private final DistrictCare care;
    private final ZoneReach reach;
    private final Caller caller;
    private final LivingEvents events;
    private final EventFeed feed;
    private final Clock clock;
    private final Cursors cursors;

    CheckInResource(
            CheckIns visits,
            Households households,
            DistrictCare care,
            ZoneReach reach,
            Caller caller,
            LivingEvents events,
            EventFeed feed,
            Clock clock,
            Cursors cursors) {
        this.visits = visits;
        this.households = households;
        this.care = care;
        this.reach = reach;
        this.caller = caller;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed(Roles.OFFICER)
    @Idempotent
    @Operation(
            operationId = "createCheckIn",
            summary = "Tell how a household was found",
            description =
                    "Moves the household's next check-in, unless nobody was home: then it is"
                            + " still to be visited.")
    @APIResponseSchema(
            value = CheckInView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<CheckInView> create(
            @RestPath UUID householdId, @NotNull @Valid NewCheckIn wanted) {
        Household household = households.locked(householdId);
        Zone zone = reach.requireServed(household.zoneId());
        if (!household.active()) {
            throw new HouseholdClosed();
        }
        Instant now = clock.instant();
        CareRules rules = care.held(zone.district());

        CheckIn visit = new CheckIn(household, caller.requirePerson().officerId(), wanted, now);
        visits.persist(visit);
        if (visit.outcome().seen()) {
            household.seen(visit.at(), rules, now);
        }
        households.flush();
        feed.append(
                events.checkedIn(visit, household, zone.district(), now),
                events.changed(household.facts(rules), zone.district(), now));
        LOG.infof("Household %s visited", householdId);
        return Answers.created(
                "/v1/households/" + householdId + "/check-ins", CheckInView.of(visit));
    }

    @GET
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "listCheckIns", summary = "Visits to a household, the latest first")
    public Page<CheckInView> list(@RestPath UUID householdId, @BeanParam @Valid PageQuery query) {
        reach.requireServed(households.require(householdId).zoneId());
        String cursor = "check-ins/" + householdId;
        List<String> last =
                query.after(cursors, cursor)
                        .orElse(List.of("9999-12-31T00:00:00Z", LAST.toString()));
        List<CheckIn> found =
                visits.of(
                        householdId,
                        Instant.parse(last.get(0)),
                        UUID.fromString(last.get(1)),
                        query.limit() + 1);
        List<CheckInView> rows = found.stream().map(CheckInView::of).toList();
        return cursors.page(
                cursor,
                rows,
                query.limit(),
                row -> List.of(row.at().toString(), row.id().toString()));
    }
}
