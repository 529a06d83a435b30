package org.qunli.kit.feed;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/** The service's feed. A waiting call holds no thread. */
@Path("/v1/events/{feed}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What happened, in order, each event once")
class EventsResource {

    private static final int LARGEST_PAGE = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final FeedPage NOTHING_YET = new FeedPage(List.of(), "", Instant.EPOCH, false);

    private final String feed;

    private final FeedReader feedReader;

    private final FeedTide tide;

    private final OpenStreams streams;

    private final FeedConfig config;

    private final Clock clock;

    private final Caller caller;

    private final SecurityIdentity identity;

    EventsResource(
            @ConfigProperty(name = "qunli.feed.name") String feed,
            FeedReader feedReader,
            FeedTide tide,
            OpenStreams streams,
            FeedConfig config,
            Clock clock,
            Caller caller,
            SecurityIdentity identity) {
        this.feed = feed;
        this.feedReader = feedReader;
        this.tide = tide;
        this.streams = streams;
        this.config = config;
        this.clock = clock;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Roles.SERVICE, Roles.FRONTEND, Roles.SUPERVISOR, Roles.DASHBOARD})
    @Operation(
            operationId = "readEvents",
            summary = "Reads a feed from a cursor, waiting for news if asked to",
            description =
                    "Answers what the caller may see, in an order that never changes. With wait it holds"
                            + " the answer until there is something or the time is over. Accept:"
                            + " text/event-stream streams the same events: id is the cursor after the"
                            + " event, event its type, data the CloudEvent. Last-Event-ID resumes; a"
                            + " comment breaks the silence, now and then with a newer id. limit and"
                            + " wait don't apply to streams.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the feed, or a stream of it",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FeedPage.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        examples = "id: AbC\nevent: zone.changed\ndata: {…}\n\n"))
            })
    @APIResponse(
            responseCode = "410",
            description = "The cursor is older than what is kept whole: begin with snapshot=true",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "429",
            description = "The client has as many streams open as it may have",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "Problem")))
    public Uni<FeedPage> read(
            @Parameter(description = "zones, requests, supervision or notices", example = "zones")
                    @PathParam("feed")
                    String name,
            @Parameter(description = "next of the page before; none from the beginning")
                    @QueryParam("after")
                    String after,
            @Parameter(description = "How many events at most, 1 to 1000", example = "100")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @Parameter(description = "How long to wait, PT0S to PT30S", example = "PT20S")
                    @QueryParam("wait")
                    @DefaultValue("PT0S")
                    String wait,
            @Parameter(
                            description = "Only these types, separated by commas",
                            example = "saying.ready")
                    @QueryParam("types")
                    @DefaultValue("")
                    String types,
            @Parameter(
                            description =
                                    "Only events of subjects of these kinds (what stands before the"
                                            + " slash), separated by commas",
                            example = "request")
                    @QueryParam("kinds")
                    @DefaultValue("")
                    String kinds,
            @Parameter(
                            description =
                                    "Begin with what is left of the compacted part, if after is older"
                                            + " than what is kept whole. Without after a reader begins"
                                            + " there anyway",
                            example = "true")
                    @QueryParam("snapshot")
                    boolean snapshot,
            @Parameter(description = "For streams: the id of the last message, instead of after")
                    @HeaderParam("Last-Event-ID")
                    String lastEventId) {
        requireOwn(name);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Invalid("limit", "bad-limit", LARGEST_PAGE);
        }
        FeedReader.Query query =
                new FeedReader.Query(
                        Reader.of(caller), after, snapshot, limit, Wanted.parse(types, kinds));
        AtomicReference<FeedReader.Query> place = new AtomicReference<>(query);
        long until = System.nanoTime() + waitOf(wait).toNanos();
        // Repeated and not nested: a busy feed wakes a reader of rare events very often.
        return Multi.createBy()
                .repeating()
                .uni(() -> readOrWait(place, until))
                .whilst(page -> page == NOTHING_YET)
                .collect()
                .last();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.SERVICE, Roles.FRONTEND, Roles.SUPERVISOR, Roles.DASHBOARD})
    @Operation(hidden = true)
    @Blocking
    public Multi<OutboundSseEvent> stream(
            @PathParam("feed") String name,
            @QueryParam("after") String after,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("types") @DefaultValue("") String types,
            @QueryParam("kinds") @DefaultValue("") String kinds,
            @QueryParam("snapshot") boolean snapshot,
            @Context Sse sse) {
        requireOwn(name);
        String from = lastEventId == null || lastEventId.isBlank() ? after : lastEventId;
        FeedReader.Query query =
                new FeedReader.Query(
                        Reader.of(caller),
                        from,
                        snapshot,
                        config.stream().pageSize(),
                        Wanted.parse(types, kinds));
        String client = caller.client();
        Duration life = lifeOfToken();
        // What is refused is refused now, with a problem document: a stream that began can't.
        FeedReader.Stretch first = feedReader.stretch(query);
        streams.enter(client);
        Duration heartbeat = config.stream().heartbeat();
        return new EventStream(feedReader, tide, sse, query, first, heartbeat, life)
                .messages()
                .onTermination()
                .invoke(() -> streams.leave(client));
    }

    /** A stream ends with the token that it was asked for with. */
    private Duration lifeOfToken() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getExpirationTime() > 0) {
            return Duration.between(
                    clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        }
        return Duration.ZERO;
    }

    private void requireOwn(String name) {
        if (!feed.equals(name)) {
            throw new NotFound();
        }
    }

    private Uni<FeedPage> readOrWait(AtomicReference<FeedReader.Query> place, long until) {
        // Taken before reading, so that what is committed meanwhile wakes us.
        CompletableFuture<Void> news = tide.next();
        return Uni.createFrom()
                .item(() -> readOn(place))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(page -> answerOrWait(until, page, news));
    }

    /** What was passed by without an event isn't passed by again while one waits. */
    private FeedPage readOn(AtomicReference<FeedReader.Query> place) {
        FeedReader.Query query = place.get();
        FeedPage page = feedReader.read(query);
        if (page.events().isEmpty() && !page.next().equals(query.after())) {
            place.set(query.after(page.next()));
        }
        return page;
    }

    private Uni<FeedPage> answerOrWait(long until, FeedPage page, CompletableFuture<Void> news) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (!page.events().isEmpty() || left.toMillis() <= 0 || tide.isClosing()) {
            return Uni.createFrom().item(page);
        }
        tide.arrive();
        // A copy: cancelling it must not cancel what the other readers wait for.
        return Uni.createFrom()
                .completionStage(news.copy())
                .ifNoItem()
                .after(left)
                .recoverWithUni(Uni.createFrom().nullItem())
                .onTermination()
                .invoke(tide::leave)
                .replaceWith(NOTHING_YET);
    }

    private static Duration waitOf(String text) {
        try {
            Duration wait = Duration.parse(text);
            if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) {
                return wait;
            }
        } catch (DateTimeException unreadable) {
            // Told below, in the caller's language.
        }
        throw new Invalid("wait", "bad-wait");
    }
}
