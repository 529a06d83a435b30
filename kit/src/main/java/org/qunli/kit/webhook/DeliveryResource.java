package org.qunli.kit.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.MalformedCursor;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;

/** How a webhook's deliveries go, and what its client does about it. */
@Path("/v1/events/{feed}/subscriptions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.FRONTEND, Roles.SUPERVISOR, Roles.DASHBOARD})
@Tag(name = "Webhooks", description = "Events sent to an address of yours, signed")
class DeliveryResource {

    private static final Logger LOG = Logger.getLogger(DeliveryResource.class);

    private static final String LIST = "webhook-deliveries";

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final Owner owner;

    private final Subscribing subscribing;

    private final Subscriptions subscriptions;

    private final Deliveries deliveries;

    private final FeedLog log;

    private final Cursors cursors;

    private final Clock clock;

    DeliveryResource(
            Owner owner,
            Subscribing subscribing,
            Subscriptions subscriptions,
            Deliveries deliveries,
            FeedLog log,
            Cursors cursors,
            Clock clock) {
        this.owner = owner;
        this.subscribing = subscribing;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.log = log;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "listDeliveriesOfSubscription",
            summary = "The attempts to deliver, latest first",
            description = "Kept for a week.")
    public Page<DeliveryView> list(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id,
            @Parameter(description = "DELIVERED or FAILED", example = "FAILED")
                    @QueryParam("outcome")
                    DeliveryView.Outcome outcome,
            @Parameter(description = "Only failures for this reason", example = "TIMEOUT")
                    @QueryParam("reason")
                    Reason reason,
            @Valid @BeanParam PageQuery page) {
        owner.require(feed, id);
        Long before = page.after(cursors, LIST + id).map(DeliveryResource::seqOf).orElse(null);
        return cursors.page(
                        LIST + id,
                        deliveries.list(id, before, outcome, reason, page.limit() + 1),
                        page.limit(),
                        entry -> List.of(Long.toString(entry.seq())))
                .map(Deliveries.Entry::view);
    }

    private static Long seqOf(List<String> key) {
        try {
            return Long.valueOf(key.get(0));
        } catch (NumberFormatException e) {
            throw new MalformedCursor();
        }
    }

    @POST
    @Path("/test")
    @Idempotent
    @Operation(
            operationId = "testSubscription",
            summary = "Sends a test event",
            description =
                    "An event of type webhook.test, within a second or two, once, also while suspended."
                            + " What came of it is in deliveries under the id answered. If one is on its"
                            + " way already, that is the one.")
    public RestResponse<TestEvent> test(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id) {
        owner.require(feed, id);
        UUID test = subscriptions.requestTest(id, UuidCreator.getTimeOrderedEpoch());
        return RestResponse.status(RestResponse.Status.ACCEPTED, new TestEvent(test));
    }

    @POST
    @Path("/resumption")
    @Idempotent
    @Operation(
            operationId = "resumeSubscription",
            summary = "Goes on at once",
            description =
                    "From the cursor, with all attempts anew. 410 if the feed no longer reaches back to"
                            + " it: read the snapshot and replay from its cursor. Not suspended, it tries"
                            + " now what waits for its next attempt.")
    public RestResponse<SubscriptionView> resume(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id) {
        Subscription found = owner.require(feed, id);
        log.after(found.reader(), found.cursor(), 1, found.types());
        subscriptions.resume(id, clock.instant());
        LOG.infof("Webhook %s resumed", id);
        return RestResponse.ok(owner.view(owner.again(id)));
    }

    @POST
    @Path("/replay")
    @Idempotent
    @Operation(
            operationId = "replaySubscription",
            summary = "Sends again from a cursor or a time",
            description =
                    "Events keep their ids, so that whoever drops known ones sees each once. A suspended"
                            + " webhook stays suspended until it is resumed. 410 if the feed no longer"
                            + " reaches back so far.")
    public RestResponse<SubscriptionView> replay(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id,
            @NotNull @Valid Replay replay) {
        Subscription found = owner.require(feed, id);
        if ((replay.after() == null) == (replay.since() == null)) {
            throw new Invalid("after", "cursor-or-time");
        }
        FeedLog.Place from =
                replay.after() != null
                        ? log.placeOf(found.reader(), replay.after())
                        : log.since(replay.since());
        // Refuses what the feed no longer reaches back to.
        log.after(found.reader(), from, 1, found.types());
        subscriptions.replay(id, from, clock.instant());
        LOG.infof("Webhook %s replays", id);
        return RestResponse.ok(owner.view(owner.again(id)));
    }

    @POST
    @Path("/secret")
    @Operation(
            operationId = "rotateSubscriptionSecret",
            summary = "Makes a new secret, told once",
            description =
                    "For the overlap each delivery carries a signature of either secret; then the old one"
                            + " is worth nothing. Rotating again within it drops the oldest.")
    public RestResponse<NewSecret> rotate(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id,
            @Valid SecretRotation rotation) {
        owner.require(feed, id);
        Duration overlap = rotation == null ? null : rotation.overlap();
        if (overlap != null && (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0)) {
            throw new Invalid("overlap", "bad-overlap");
        }
        return subscribing.rotate(id, rotation);
    }
}
