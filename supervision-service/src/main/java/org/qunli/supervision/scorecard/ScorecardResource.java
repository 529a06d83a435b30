package org.qunli.supervision.scorecard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/** Scorecards over HTTP. An officer has the own one; dashboards have none of persons. */
@Path("/v1/scorecards")
@Tag(name = "Scorecards", description = "How well service was given")
public class ScorecardResource {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final Scorecards scorecards;

    private final OutsideCards outside;

    private final Months months;

    private final Places places;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    ScorecardResource(
            Scorecards scorecards,
            OutsideCards outside,
            Months months,
            Places places,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.scorecards = scorecards;
        this.outside = outside;
        this.months = months;
        this.places = places;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/{by}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN,
        Roles.DASHBOARD,
        Roles.OFFICER
    })
    @Operation(
            operationId = "listScorecards",
            summary = "Read scorecards of a period",
            description =
                    "Days are those of the district's time zone. raw counts everything, adjusted leaves out"
                            + " what was excluded; rates have a Wilson interval. An officer gets the own"
                            + " one only; a dashboard none of officers, nothing of zones of fewer than 20"
                            + " households nor of units and posts of fewer than five people, and counts to"
                            + " the nearest five, none below. Accept: text/csv answers a sheet of all of them.")
    @APIResponse(
            responseCode = "200",
            description = "The scorecards",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ScorecardsView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public ScorecardsView list(
            @PathParam("by")
                    @Parameter(
                            description = "officers, units, posts, zones or districts",
                            example = "officers")
                    String by,
            @Valid @BeanParam ScorecardQuery query,
            @Valid @BeanParam PageQuery page) {
        String list = "scorecards/" + by + "/" + query.key();
        String after = page.after(cursors, list).map(key -> key.get(0)).orElse("");
        Asked asked = ask(by, query);
        // Only who is on the page is summed up, unless it takes all to know who that is.
        boolean needsAll = query.standing != null || caller.is(Roles.DASHBOARD);
        Asked shown =
                needsAll
                        ? asked
                        : asked.of(scorecards.next(asked.slice(), after, page.limit() + 1));
        List<ScorecardView> cards =
                cards(shown, query).stream()
                        .filter(card -> card.subject().compareTo(after) > 0)
                        .limit(page.limit() + 1L)
                        .toList();
        Page<ScorecardView> part =
                cursors.page(list, cards, page.limit(), card -> List.of(card.subject()));
        return new ScorecardsView(
                by,
                asked.slice().from(),
                asked.slice().to(),
                asked.rule().definition().version(),
                asked.rule().frozen(),
                part.items(),
                part.next());
    }

    @GET
    @Path("/{by}")
    @Produces(CSV)
    @RolesAllowed({
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN,
        Roles.DASHBOARD,
        Roles.OFFICER
    })
    @Operation(hidden = true)
    public String sheet(@PathParam("by") String by, @Valid @BeanParam ScorecardQuery query) {
        return ScorecardSheet.of(cards(ask(by, query), query));
    }

    private record Asked(String district, Tallies.Slice slice, Months.Rule rule) {

        Asked of(Set<String> scopes) {
            return new Asked(district, slice.of(scopes), rule);
        }
    }

    private Asked ask(String by, ScorecardQuery query) {
        ScopeKind kind = ScopeKind.of(by);
        Set<String> scopes = null;
        String district = query.district;
        if (caller.is(Roles.OFFICER)) {
            if (kind != ScopeKind.OFFICER) {
                throw new NotFound();
            }
            UUID own = caller.requirePerson().officerId();
            scopes = Set.of(own.toString());
            district = places.districtOf(own).orElseThrow(NotFound::new);
        } else {
            if (kind == ScopeKind.DISTRICT && district == null && caller.zones().isEmpty()) {
                return asked(kind, caller.districts(), null, query);
            }
            district = district == null ? onlyDistrict() : district;
            caller.requireDistrict(district);
            if (caller.is(Roles.DASHBOARD) && kind == ScopeKind.OFFICER) {
                throw new NotFound();
            }
            if (!caller.zones().isEmpty()) {
                scopes = narrowed(kind, district);
            }
        }
        return asked(kind, Set.of(district), scopes, query);
    }

    private Asked asked(
            ScopeKind kind, Set<String> districts, Set<String> scopes, ScorecardQuery query) {
        String one = districts.stream().sorted().findFirst().orElseThrow(NotFound::new);
        ZoneId local = places.timeZone(one);
        LocalDate from = query.from(clock, local);
        LocalDate to = query.to(clock, local);
        return new Asked(
                one,
                new Tallies.Slice(kind, districts, only(query.subject, scopes), from, to, null),
                months.rule(districts, from, to));
    }

    private static Set<String> only(String subject, Set<String> scopes) {
        if (subject == null) {
            return scopes;
        }
        return scopes == null || scopes.contains(subject) ? Set.of(subject) : Set.of();
    }

    /** A token for some zones only reaches no sums that others are part of. */
    private Set<String> narrowed(ScopeKind kind, String district) {
        if (kind != ScopeKind.ZONE) {
            throw new NotFound();
        }
        return places.zonesOf(district).stream()
                .map(Zone::id)
                .filter(zone -> caller.zones().contains(zone))
                .map(UUID::toString)
                .collect(Collectors.toSet());
    }

    private String onlyDistrict() {
        if (caller.districts().size() != 1) {
            throw new Invalid("district", "name-the-district");
        }
        return caller.districts().iterator().next();
    }

    private List<ScorecardView> cards(Asked asked, ScorecardQuery query) {
        Tallies.Slice slice = asked.slice();
        List<ScorecardView> all = scorecards.of(slice, asked.district(), asked.rule().definition());
        List<ScorecardView> told =
                caller.is(Roles.DASHBOARD)
                        ? outside.told(slice.kind(), asked.district(), all)
                        : all;
        return told.stream()
                .filter(card -> query.standing == null || card.standing() == query.standing)
                .toList();
    }
}
