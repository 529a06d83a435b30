package org.qunli.kit.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.sql.Transactions;

/** What this service couldn't apply of the feeds that it reads, for administrators. */
@Path("/v1/consumers/{service}/{feed}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Consumers", description = "Events that a service couldn't apply, and what to do")
class ConsumerResource {

    private static final Logger LOG = Logger.getLogger(ConsumerResource.class);

    private final String self;

    private final FeedState state;

    private final ParkedEvents parked;

    private final Cursors cursors;

    private final Caller caller;

    private final Clock clock;

    ConsumerResource(
            @ConfigProperty(name = "qunli.service") String self,
            FeedState state,
            ParkedEvents parked,
            Cursors cursors,
            Caller caller,
            Clock clock) {
        this.self = self;
        this.state = state;
        this.parked = parked;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/parked")
    @Operation(
            operationId = "listParkedEvents",
            summary = "Events of a feed that the service hasn't applied",
            description =
                    "HELD are tried again by themselves: they wait for their predecessor or for"
                            + " something that another feed has yet to bring. PARKED failed again"
                            + " and again and wait for an administrator; later events of the same"
                            + " subject queue behind them, all others go on.")
    public Page<ParkedView> list(
            @Parameter(description = "zone, request, supervision or notice", example = "request")
                    @PathParam("service")
                    String service,
            @Parameter(description = "A feed that it reads", example = "zones") @PathParam("feed")
                    String feed,
            @Parameter(description = "Only in this state", example = "PARKED") @QueryParam("state")
                    HeldState state,
            @Parameter(
                            description = "Only of this subject",
                            example = "roster/0196a1f0-0000-7000-8000-000000000001")
                    @QueryParam("subject")
                    String subject,
            @BeanParam @Valid PageQuery page) {
        require(service, feed);
        String list = "parked/" + feed;
        long after = page.after(cursors, list).map(key -> Long.parseLong(key.get(0))).orElse(0L);
        ParkedEvents.Filter filter = new ParkedEvents.Filter(state, subject);
        List<ParkedEvents.Row> rows = parked.list(feed, filter, caller, after, page.limit() + 1);
        return cursors.page(list, rows, page.limit(), row -> List.of(Long.toString(row.seq())))
                .map(ParkedEvents.Row::view);
    }

    @GET
    @Path("/parked/{eventId}")
    @Operation(operationId = "getParkedEvent", summary = "An event that the service hasn't applied")
    public ParkedView get(
            @Parameter(example = "request") @PathParam("service") String service,
            @Parameter(example = "zones") @PathParam("feed") String feed,
            @PathParam("eventId") UUID eventId) {
        require(service, feed);
        return parked.require(feed, eventId, caller);
    }

    @POST
    @Path("/parked/{eventId}/retry")
    @Idempotent
    @Operation(
            operationId = "retryParkedEvent",
            summary = "Lets the service try an event again at once",
            description =
                    "Once it is applied it is gone from the list, and those behind it follow in"
                            + " order. If it fails again as often as before, it is parked again.")
    public RestResponse<ParkedView> retry(
            @Parameter(example = "request") @PathParam("service") String service,
            @Parameter(example = "zones") @PathParam("feed") String feed,
            @PathParam("eventId") UUID eventId) {
        require(service, feed);
        ParkedView event = parked.retry(feed, eventId, caller, clock.instant());
        LOG.infof("Feed %s: event %s to be tried again, by %s", feed, eventId, caller.subject());
        return RestResponse.ok(event);
    }

    @DELETE
    @Path("/parked/{eventId}")
    @Operation(
            operationId = "dropParkedEvent",
            summary = "Gives an event up: its subject goes on with the next",
            description =
                    "Can't be taken back. The answer is the event as it was, and ifDropped says what"
                            + " is lost: UNTIL_NEXT_STATE, the service's copy of the subject stays as it"
                            + " is until the subject's next state event, which carries the whole;"
                            + " FOR_GOOD, what the event told never takes effect in this service. An"
                            + " event behind another of its subject can't be dropped before it (409"
                            + " predecessor-waiting).")
    public ParkedView drop(
            @Parameter(example = "request") @PathParam("service") String service,
            @Parameter(example = "zones") @PathParam("feed") String feed,
            @PathParam("eventId") UUID eventId) {
        require(service, feed);
        ParkedView event = Transactions.inNew(() -> parked.drop(feed, eventId, caller));
        LOG.infof(
                "Feed %s: event %s (%s, version %d) dropped, by %s",
                feed, eventId, event.subject(), event.version(), caller.subject());
        return event;
    }

    @GET
    @Path("/lost")
    @Operation(
            operationId = "listLostEvents",
            summary = "Events that a restore of the other service's database lost",
            description =
                    "This service had taken them in; the feed doesn't hold them any more. What they"
                            + " did here stays until somebody decides otherwise.")
    public Page<LostView> lost(
            @Parameter(example = "request") @PathParam("service") String service,
            @Parameter(example = "zones") @PathParam("feed") String feed,
            @BeanParam @Valid PageQuery page) {
        require(service, feed);
        String list = "lost/" + feed;
        long after = page.after(cursors, list).map(key -> Long.parseLong(key.get(0))).orElse(0L);
        List<FeedState.Lost> rows = state.lost(feed, caller, after, page.limit() + 1);
        return cursors.page(list, rows, page.limit(), row -> List.of(Long.toString(row.seq())))
                .map(FeedState.Lost::view);
    }

    private void require(String service, String feed) {
        if (!self.equals(service) || !state.feeds().contains(feed)) {
            throw new NotFound();
        }
    }
}
