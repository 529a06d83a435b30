package org.qunli.request.lexicon;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
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
import org.qunli.kit.paging.StaleVersion;
import org.qunli.kit.problem.NotFound;

/** A district's own words over HTTP. */
@Path("/v1/lexicon/{district}")
@Tag(name = "Lexicon", description = "What a district adds to the words by which messages are read")
public class LexiconResource {

    private static final Logger LOG = Logger.getLogger(LexiconResource.class);

    private static final String NANAN = "350583";

    private final DistrictLexicons lexicons;

    private final LexiconTrials trials;

    private final Cursors cursors;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    LexiconResource(
            DistrictLexicons lexicons,
            LexiconTrials trials,
            Cursors cursors,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.lexicons = lexicons;
        this.trials = trials;
        this.cursors = cursors;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "getLexicon",
            summary = "Read a district's entries; version 0 where nothing was added so far")
    public RestResponse<LexiconView> get(
            @Parameter(example = NANAN) @PathParam("district") String district) {
        caller.requireDistrict(district);
        LexiconView current = current(district);
        return Answers.ok(current, current.version());
    }

    @PUT
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeLexicon",
            summary = "Put other entries in their place: added, changed and removed at once",
            description =
                    "Every pod reads by them within seconds. What was read before stays as it is.")
    public RestResponse<LexiconView> change(
            @Parameter(example = NANAN) @PathParam("district") String district,
            @Parameter(description = "The ETag that was read", example = "\"0\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid LexiconChange change) {
        caller.requireDistrict(district);
        long version = current(district).version();
        ETags.requireMatch(ifMatch, version);
        trials.understood(change.entries());
        LexiconView next =
                new LexiconView(
                        district,
                        version + 1,
                        caller.subject(),
                        clock.instant(),
                        change.reason(),
                        change.entries());
        if (!lexicons.add(next)) {
            // Somebody else was faster.
            throw new StaleVersion();
        }
        feed.append(List.of(changed(next)));
        LOG.infof("Lexicon of %s changed to version %d", district, next.version());
        return Answers.ok(next, next.version());
    }

    @POST
    @Path("/dry-run")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "tryLexicon",
            summary = "See which past messages other entries would read otherwise",
            description =
                    "Looks at up to 1,000 messages of the district's groups for each answer, the newest first, each as if its sender"
                            + " had asked for nothing before; next goes on with older ones. Changes nothing.")
    public DryRun dryRun(
            @Parameter(example = NANAN) @PathParam("district") String district,
            @Parameter(description = "next of the answer before; none for the newest")
                    @QueryParam("cursor")
                    String cursor,
            @NotNull @Valid LexiconTrial trial) {
        caller.requireDistrict(district);
        return trials.run(district, trial.entries(), cursor);
    }

    @GET
    @Path("/versions")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listLexiconVersions",
            summary = "List who changed the entries, when and why, the newest first")
    public Page<LexiconVersionView> versions(
            @Parameter(example = NANAN) @PathParam("district") String district,
            @BeanParam @Valid PageQuery page) {
        caller.requireDistrict(district);
        String list = "lexicon/" + district;
        Long before = page.after(cursors, list).map(key -> Long.valueOf(key.get(0))).orElse(null);
        return cursors.page(
                list,
                lexicons.versions(district, before, page.limit() + 1),
                page.limit(),
                row -> List.of(Long.toString(row.version())));
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "getLexiconVersion",
            summary = "Read the entries of a version, to compare or to put them back")
    public LexiconView version(
            @Parameter(example = NANAN) @PathParam("district") String district,
            @Parameter(example = "3") @PathParam("version") String version) {
        caller.requireDistrict(district);
        if (!version.matches("[1-9][0-9]{0,17}")) {
            throw new NotFound();
        }
        return lexicons.find(district, Long.valueOf(version)).orElseThrow(NotFound::new);
    }

    private LexiconView current(String district) {
        return lexicons.current(district)
                .orElseGet(() -> new LexiconView(district, 0, null, null, null, List.of()));
    }

    private static DomainEvent changed(LexiconView next) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("district", next.district());
        data.put("version", next.version());
        data.put("entries", next.entries().size());
        data.put("changedBy", next.changedBy());
        data.put("at", next.changedAt());
        Map<String, Object> personal = new LinkedHashMap<>();
        personal.put("reason", next.reason());
        return DomainEvent.of("lexicon.changed", "lexicon/" + next.district(), next.changedAt())
                .in(next.district(), null)
                .data(data)
                .personal(personal)
                // Who changed what and why is history: a later one replaces nothing.
                .fact();
    }
}
