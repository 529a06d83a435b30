package org.qunli.zone.sealing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/** A zone's control over HTTP. That a zone is closed, how and until when, is public. */
@Path("/v1/zones/{zoneId}/control")
@Tag(name = "Control", description = "What level a zone is under, since when, until when, and why")
public class ControlResource {

    private static final Logger LOG = Logger.getLogger(ControlResource.class);

    private final Zones zones;
    private final ControlChanges changes;
    private final ControlChanger changer;
    private final ZoneReach reach;
    private final ControlAnswers answers;
    private final Caller caller;
    private final Clock clock;
    private final EventFeed feed;
    private final ZoneEvents events;
    private final Cursors cursors;
    private final ControlConfig config;

    ControlResource(
            Zones zones,
            ControlChanges changes,
            ControlChanger changer,
            ZoneReach reach,
            ControlAnswers answers,
            Caller caller,
            Clock clock,
            EventFeed feed,
            ZoneEvents events,
            Cursors cursors,
            ControlConfig config) {
        this.zones = zones;
        this.changes = changes;
        this.changer = changer;
        this.reach = reach;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
        this.feed = feed;
        this.events = events;
        this.cursors = cursors;
        this.config = config;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getControl",
            summary = "How a zone is closed, and until when",
            description =
                    "The answer to \"when does it end?\", in sentences too: what holds, what is"
                            + " announced for later, and everything that was ever promised.")
    public RestResponse<ControlView> get(@RestPath UUID zoneId, @Context Request conditions) {
        Zone zone = zones.findByIdOptional(zoneId).orElseThrow(NotFound::new);
        ControlView view = answers.of(zone);
        EntityTag tag = new EntityTag(digest(view), true);
        CacheControl shortly = new CacheControl();
        shortly.setPrivate(false);
        shortly.setMaxAge((int) config.fresh().toSeconds());
        boolean known = conditions.evaluatePreconditions(tag) != null;
        return (known
                        ? RestResponse.ResponseBuilder.<ControlView>create(
                                RestResponse.Status.NOT_MODIFIED)
                        : RestResponse.ResponseBuilder.ok(view))
                .tag(tag)
                .cacheControl(shortly)
                .build();
    }

    /** The same for the same answer: a change to come alters it without touching the zone. */
    private static String digest(ControlView view) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(Json.write(view).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @GET
    @Path("/changes")
    @PermitAll
    @Operation(
            operationId = "listControlChanges",
            summary = "How a zone's control changed, newest first",
            description =
                    "The public reads what was applied; an administrator also what is to come, was"
                            + " refused or cancelled, and who announced it.")
    public Page<ControlChangeView> list(
            @RestPath UUID zoneId,
            @Parameter(description = "Only in this state", example = "APPLIED") @RestQuery
                    ControlChange.State state,
            @Parameter(
                            description = "Only what takes effect then or later",
                            example = "2026-04-01T00:00:00Z")
                    @RestQuery
                    Instant from,
            @Parameter(
                            description = "Only what takes effect before",
                            example = "2026-05-01T00:00:00Z")
                    @RestQuery
                    Instant to,
            @BeanParam @Valid PageQuery query) {
        Zone zone = zones.findByIdOptional(zoneId).orElseThrow(NotFound::new);
        boolean forAdmin = caller.is(Roles.ADMIN) && caller.reachesZone(zone.district(), zone.id());
        Set<ControlChange.State> seen =
                forAdmin
                        ? EnumSet.allOf(ControlChange.State.class)
                        : EnumSet.of(ControlChange.State.APPLIED);
        if (state != null) {
            seen.retainAll(EnumSet.of(state));
        }
        String cursor = "control-changes/" + zoneId;
        List<ControlChangeView> rows =
                changes
                        .of(
                                zoneId,
                                seen,
                                Optional.ofNullable(from),
                                Optional.ofNullable(to),
                                query.after(cursors, cursor)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1)
                        .stream()
                        .map(change -> ControlChangeView.of(change, forAdmin))
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @POST
    @Path("/changes")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            operationId = "announceControlChange",
            summary = "Change a zone's control, now or later")
    @APIResponseSchema(
            value = ControlChangeView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<ControlChangeView> announce(
            @RestPath UUID zoneId, @NotNull @Valid NewControlChange wanted) {
        Zone zone = reach.requireLocked(zoneId);
        Instant now = clock.instant();
        if (wanted.changesNothing()) {
            throw new Invalid("level", "changes-nothing");
        }
        // What was announced earlier for a time that has come goes first.
        changer.settle(List.of(zoneId), now);
        zone.requireNotLifted();
        ControlChange change = new ControlChange(zoneId, wanted, caller.client(), now);
        if (wanted.lift() != null && !wanted.lift().isAfter(change.effectiveAt())) {
            throw new Invalid("expectedLiftAt", "lift-before-effect");
        }

        if (change.isDue(now)) {
            change.apply(zone, now);
            changes.persist(change);
            changes.flush();
            LOG.infof("Zone %s: change %s applied", zoneId, change.id());
        } else {
            changes.persist(change);
            changes.flush();
            LOG.infof("Zone %s: change %s scheduled", zoneId, change.id());
        }
        // What is announced is part of the answer, before it holds.
        feed.append(events.changed(zone, now));
        return Answers.created(
                "/v1/zones/" + zoneId + "/control/changes", ControlChangeView.of(change, true));
    }

    @DELETE
    @Path("/changes/{changeId}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "cancelControlChange",
            summary = "Take back a change announced for later",
            description = "It stays in the history as CANCELLED. What has taken effect stays.")
    public RestResponse<Void> cancel(@RestPath UUID zoneId, @RestPath UUID changeId) {
        Zone zone = reach.requireLocked(zoneId);
        Instant now = clock.instant();
        // What has come due by now was the word already, whether or not the agent has seen it.
        changer.settle(List.of(zoneId), now);
        changes.require(zoneId, changeId).cancel(caller.client(), now);
        changes.flush();
        feed.append(events.changed(zone, now));
        LOG.infof("Zone %s: change %s cancelled", zoneId, changeId);
        return RestResponse.noContent();
    }
}
