package org.qunli.supervision.inspection;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.author.Authors;
import org.qunli.supervision.deadline.InspectionClocks;

/** What happens to a finding over HTTP: reported by its owner, rechecked by supervision. */
@Path("/v1/inspections/findings/{id}")
@Concealed
@Tag(
        name = "Inspections",
        description = "Visits on the spot, what they found and what became of it")
public class FindingResource {

    private static final Logger LOG = Logger.getLogger(FindingResource.class);

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000032";

    private final Inspections inspections;

    private final Findings findings;

    private final Inspecting inspecting;

    private final InspectionViews views;

    private final InspectionClocks clocks;

    private final Authors authors;

    private final Caller caller;

    private final Clock clock;

    FindingResource(
            Inspections inspections,
            Findings findings,
            Inspecting inspecting,
            InspectionViews views,
            InspectionClocks clocks,
            Authors authors,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.findings = findings;
        this.inspecting = inspecting;
        this.views = views;
        this.clocks = clocks;
        this.authors = authors;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/report")
    @Transactional
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "reportFinding",
            summary = "Say that a finding is put right",
            description =
                    "By its owner. The clock stops; if a recheck finds otherwise, it runs on as if nothing"
                            + " had been said. Said again, it replaces text and photos.")
    public FindingView report(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewReport body) {
        UUID officer = caller.requirePerson().officerId();
        Finding finding =
                findings.lock(id).filter(f -> f.owner().equals(officer)).orElseThrow(NotFound::new);
        requireOpen(finding);
        boolean again = finding.state() == FindingState.REPORTED;
        Instant at = again ? finding.reportedAt() : clock.instant();
        findings.report(id, body.text(), at);
        findings.show(id, officer, body.photos());
        if (!again) {
            clocks.reported(id, at);
            LOG.infof("Finding %s is reported", id);
        }
        return view(finding, officer);
    }

    @POST
    @Path("/rechecks")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "createRecheck",
            summary = "Say what a recheck found",
            description =
                    "Passed: the finding is over, in time if its owner said so in time. Not passed: its clock"
                            + " runs on, and its owner is told in private.")
    public RestResponse<FindingView> recheck(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String key,
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewRecheck body) {
        Finding finding = requireOverseen(id);
        Instant now = clock.instant();
        inspecting.requireLater("dueAt", body.dueAt(), now);
        UUID recheck =
                authors.once(
                        Acts.RECHECKED,
                        UuidCreator.getTimeOrderedEpoch(),
                        key == null ? null : caller.client() + "|" + key,
                        id + Json.write(body),
                        body.note(),
                        now);
        boolean known =
                findings.rechecks(List.of(id)).getOrDefault(id, List.of()).stream()
                        .anyMatch(r -> r.recheckId().equals(recheck));
        if (!known) {
            requireOpen(finding);
            findings.recheck(recheck, id, body.passed(), now);
            findings.show(id, recheck, body.photos());
            settle(finding, body, now);
        }
        return Answers.created("/v1/inspections/" + finding.inspection(), view(finding, null));
    }

    private void settle(Finding finding, NewRecheck body, Instant now) {
        boolean reported = finding.state() == FindingState.REPORTED;
        if (body.passed()) {
            findings.move(finding.id(), FindingState.PASSED, now);
            clocks.passed(finding.id(), reported ? finding.reportedAt() : now, now);
        } else {
            findings.move(finding.id(), FindingState.OPEN, now);
            clocks.failed(finding.id(), reported ? finding.reportedAt() : null, body.dueAt(), now);
            inspecting.remind(finding.id(), finding.owner(), now);
        }
        LOG.infof("Finding %s is rechecked, passed %s", finding.id(), body.passed());
    }

    @PUT
    @Path("/owner")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "assignFinding",
            summary = "Have another officer put a finding right",
            description = "Within the time that it has. The new owner is told in private.")
    public FindingView assign(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id, @NotNull @Valid NewOwner body) {
        Finding finding = requireOverseen(id);
        requireOpen(finding);
        inspecting.requireOfficer("owner", finding.district(), body.owner());
        if (!finding.owner().equals(body.owner())) {
            Instant now = clock.instant();
            authors.note(Acts.REASSIGNED, id, null, now);
            findings.assign(id, body.owner());
            clocks.assign(id, body.owner());
            inspecting.remind(id, body.owner(), now);
            LOG.infof("Finding %s goes to officer %s", id, body.owner());
        }
        return view(finding, null);
    }

    @PUT
    @Path("/withdrawal")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "withdrawFinding", summary = "Say that it was no finding after all")
    public FindingView withdraw(@PathParam("id") @Parameter(example = EXAMPLE) UUID id) {
        Finding finding = requireOverseen(id);
        if (finding.state() != FindingState.WITHDRAWN) {
            requireOpen(finding);
            Instant now = clock.instant();
            authors.note(Acts.WITHDRAWN, id, null, now);
            findings.move(id, FindingState.WITHDRAWN, now);
            clocks.withdraw(id, now);
            LOG.infof("Finding %s is withdrawn", id);
        }
        return view(finding, null);
    }

    private Finding requireOverseen(UUID id) {
        Finding finding = findings.lock(id).orElseThrow(NotFound::new);
        caller.requireZone(finding.district(), finding.zone());
        return finding;
    }

    private static void requireOpen(Finding finding) {
        if (finding.state().isOver()) {
            throw new FindingOver();
        }
    }

    private FindingView view(Finding finding, UUID officer) {
        List<Inspection> one = List.of(inspections.find(finding.inspection()).orElseThrow());
        List<InspectionView> shown = officer == null ? views.all(one) : views.own(one, officer);
        return shown.get(0).findings().stream()
                .filter(f -> f.findingId().equals(finding.id()))
                .findFirst()
                .orElseThrow();
    }
}
