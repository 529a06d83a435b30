package org.qunli.kit.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.MalformedCursor;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.paging.StaleVersion;
import org.qunli.kit.problem.Invalid;

/** Webhooks of the client that calls. */
@Path("/v1/events/{feed}/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.FRONTEND, Roles.SUPERVISOR, Roles.DASHBOARD})
@Tag(name = "Webhooks", description = "Events sent to an address of yours, signed")
class SubscriptionsResource {

    private static final Logger LOG = Logger.getLogger(SubscriptionsResource.class);

    private static final String LIST = "webhooks";

    private final Owner owner;

    private final Subscribing subscribing;

    private final Subscriptions subscriptions;

    private final AddressGuard guard;

    private final Cursors cursors;

    private final Clock clock;

    SubscriptionsResource(
            Owner owner,
            Subscribing subscribing,
            Subscriptions subscriptions,
            AddressGuard guard,
            Cursors cursors,
            Clock clock) {
        this.owner = owner;
        this.subscribing = subscribing;
        this.subscriptions = subscriptions;
        this.guard = guard;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribes: events are sent to a URL as they come",
            description =
                    "What is sent is what GET /v1/events/{feed} shows to this token, one CloudEvent per"
                            + " call, in order, at least once. The claims are kept with the subscription:"
                            + " they never widen, and each later call with fewer narrows them. The answer"
                            + " holds the signing secret, this once.")
    public RestResponse<SubscriptionView> create(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @NotNull @Valid NewSubscription wanted) {
        owner.enter(feed);
        requireReceiver(wanted.url());
        return subscribing.subscribe(feed, wanted);
    }

    @GET
    @Operation(operationId = "listSubscriptions", summary = "The caller's webhooks of this feed")
    public Page<SubscriptionView> list(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @Valid @BeanParam PageQuery page) {
        UUID after = page.after(cursors, LIST).map(SubscriptionsResource::idOf).orElse(null);
        List<Subscription> rows = owner.list(feed, after, page.limit() + 1);
        return cursors.page(LIST, rows, page.limit(), row -> List.of(row.id().toString()))
                .map(owner::view);
    }

    private static UUID idOf(List<String> key) {
        try {
            return UUID.fromString(key.get(0));
        } catch (IllegalArgumentException e) {
            throw new MalformedCursor();
        }
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSubscription", summary = "A webhook, and how far it got")
    public RestResponse<SubscriptionView> get(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id) {
        Subscription found = owner.require(feed, id);
        return Answers.ok(owner.view(found), found.version());
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "changeSubscription",
            summary = "Changes where a webhook goes, or which types",
            description =
                    "The cursor stays. What waits for its next attempt is sent to a new URL at once.")
    public RestResponse<SubscriptionView> change(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag that was read", example = "\"1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid SubscriptionChange change) {
        Subscription found = owner.require(feed, id);
        ETags.requireMatch(ifMatch, found.version());
        if (change.url() != null) {
            requireReceiver(change.url());
        }
        if (!subscriptions.change(id, found.version(), change, clock.instant())) {
            throw new StaleVersion();
        }
        LOG.infof("Webhook %s changed", id);
        Subscription changed = owner.again(id);
        return Answers.ok(owner.view(changed), changed.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteSubscription",
            summary = "Ends a webhook",
            description = "Its log of deliveries goes with it. Once gone it isn't there: 404.")
    public RestResponse<Void> delete(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String feed,
            @PathParam("id") UUID id) {
        owner.require(feed, id);
        subscriptions.remove(id);
        LOG.infof("Webhook %s ended", id);
        return RestResponse.noContent();
    }

    /** Told alike whether the name is unknown or inside: nobody learns names from us. */
    private void requireReceiver(String url) {
        if (!guard.isWellFormed(url)) {
            throw new Invalid("url", "bad-receiver-url");
        }
        try {
            guard.addressesOf(URI.create(url));
        } catch (Unreachable unreachable) {
            throw new Invalid("url", "bad-receiver");
        }
    }
}
