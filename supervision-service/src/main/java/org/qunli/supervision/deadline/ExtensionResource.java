package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.policy.ExtensionRule;
import org.qunli.supervision.policy.Policies;

/**
 * More time, asked for by an officer and decided by somebody else; and waits that no longer count.
 * What is decided names nobody: it was Qunli.
 */
@Path("/v1/clocks/{id}")
@Tag(name = "Clocks", description = "Running deadlines")
public class ExtensionResource {

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000003";

    private final Extensions extensions;

    private final Verdicts verdicts;

    private final ClockAccess access;

    private final Deadlines deadlines;

    private final ClockRows rows;

    private final Policies policies;

    private final Caller caller;

    private final Clock clock;

    ExtensionResource(
            Extensions extensions,
            Verdicts verdicts,
            ClockAccess access,
            Deadlines deadlines,
            ClockRows rows,
            Policies policies,
            Caller caller,
            Clock clock) {
        this.extensions = extensions;
        this.verdicts = verdicts;
        this.access = access;
        this.deadlines = deadlines;
        this.rows = rows;
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/extension")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "askForExtension",
            summary = "Ask for more time before a clock is due",
            description =
                    "Somebody else decides. Undecided by decideBy, the policy's default is taken.")
    public RestResponse<ExtensionView> ask(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewExtension body) {
        access.require(id);
        Deadline of = lock(id);
        Instant now = clock.instant();
        if (!of.kind().isExtendable()) {
            throw new ClockNotExtendable();
        }
        if (of.state() == DeadlineState.STOPPED || !now.isBefore(of.dueAt())) {
            throw new ClockIsDue();
        }
        Extension asked = asked(of, body, now);
        if (!extensions.insert(asked)) {
            throw new ExtensionPending();
        }
        return Answers.created("/v1/clocks/" + id + "/extension", ExtensionView.of(asked));
    }

    private Deadline lock(UUID id) {
        return deadlines.lock(Set.of(id)).stream().findFirst().orElseThrow(NotFound::new);
    }

    private Extension asked(Deadline of, NewExtension body, Instant now) {
        ExtensionRule rule = policies.extension(of.term());
        if (!body.dueAt().isAfter(of.dueAt())) {
            throw new Invalid("dueAt", "later-than-due");
        }
        Duration wanted = Duration.between(of.dueAt(), body.dueAt());
        if (granted(of).plus(wanted).compareTo(rule.most()) > 0) {
            throw new Invalid("dueAt", "extension-at-most", rule.most().toString());
        }
        Instant decideBy = now.plus(rule.decideWithin());
        return new Extension(
                UuidCreator.getTimeOrderedEpoch(),
                of.id(),
                of.district(),
                caller.subject(),
                caller.requirePerson().officerId(),
                now,
                of.dueAt(),
                body.dueAt(),
                body.reason(),
                decideBy.isAfter(of.dueAt()) ? of.dueAt() : decideBy,
                rule.byDefault(),
                null,
                null);
    }

    private Duration granted(Deadline of) {
        UUID matter = of.about().id();
        return rows.facts(Set.of(matter)).getOrDefault(matter, List.of()).stream()
                .filter(fact -> fact.type() == FactType.EXTENDED && fact.kind() == of.kind())
                .filter(fact -> fact.cycle() == of.cycle() && fact.round() == of.round())
                .map(Fact::amount)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @GET
    @Path("/extension")
    @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(operationId = "getExtension", summary = "Read the last time that was asked for")
    public ExtensionView get(@PathParam("id") @Parameter(example = EXAMPLE) UUID id) {
        access.require(id);
        return ExtensionView.of(extensions.last(id).orElseThrow(NotFound::new));
    }

    @PUT
    @Path("/extension/decision")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(
            operationId = "decideExtension",
            summary = "Grant or refuse more time",
            description = "Shows as decided by Qunli. The same decision again changes nothing.")
    public ExtensionView decide(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewVerdict body) {
        access.require(id);
        Extension asked = extensions.lockLast(id).orElseThrow(NotFound::new);
        if (asked.askedBy().equals(caller.subject())) {
            throw new OwnExtension();
        }
        Extension.Verdict verdict = Extension.Verdict.valueOf(body.verdict().name());
        if (asked.verdict() == null) {
            verdicts.decide(asked, verdict, clock.instant());
        } else if (asked.verdict() != verdict) {
            throw new ExtensionDecided();
        }
        return ExtensionView.of(extensions.last(id).orElseThrow());
    }

    /**
     * Not kit's idempotency, which keeps the client's name where others read: vetoed twice is
     * vetoed once.
     */
    @POST
    @Path("/pause-veto")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(
            operationId = "vetoPause",
            summary = "Let a paused clock run on",
            description = "The wait counts up to now and no longer. Shows as decided by Qunli.")
    public ClockView veto(@PathParam("id") @Parameter(example = EXAMPLE) UUID id) {
        Deadline of = access.require(id);
        if (of.state() == DeadlineState.PAUSED) {
            verdicts.veto(of, clock.instant());
        } else if (!wasVetoed(of)) {
            throw new NothingWaits();
        }
        return ClockView.of(deadlines.find(id).orElseThrow());
    }

    /** Whether the last that was said of waiting is a veto. */
    private boolean wasVetoed(Deadline of) {
        UUID matter = of.about().id();
        return rows.facts(Set.of(matter)).getOrDefault(matter, List.of()).stream()
                .filter(
                        fact ->
                                fact.type() == FactType.WAITING
                                        || fact.type() == FactType.RESUMED
                                        || fact.type() == FactType.VETOED)
                .reduce((first, second) -> second)
                .filter(last -> last.type() == FactType.VETOED)
                .isPresent();
    }
}
