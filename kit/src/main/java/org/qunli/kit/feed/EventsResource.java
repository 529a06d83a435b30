package org.qunli.kit.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

    private static final int MOST_TYPES = 50;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String feed;

    private final FeedReader feedReader;

    private final FeedTide tide;

    private final Caller caller;

    EventsResource(
            @ConfigProperty(name = "qunli.feed.name") String feed,
            FeedReader feedReader,
            FeedTide tide,
            Caller caller) {
        this.feed = feed;
        this.feedReader = feedReader;
        this.tide = tide;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.SERVICE, Roles.FRONTEND, Roles.SUPERVISOR, Roles.DASHBOARD})
    @Operation(
            operationId = "readEvents",
            summary = "Reads a feed from a cursor, waiting for news if asked to",
            description =
                    "Answers what the caller may see, in an order that never changes. With wait it holds"
                            + " the answer until there is something or the time is over.")
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
                    String types) {
        if (!feed.equals(name)) {
            throw new NotFound();
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Invalid("limit", "bad-limit", LARGEST_PAGE);
        }
        Set<String> only = types.isBlank() ? Set.of() : Set.of(types.split(",", MOST_TYPES + 2));
        if (only.size() > MOST_TYPES) {
            throw new Invalid("types", "bad-types");
        }
        Query query = new Query(Reader.of(caller), after, limit, only);
        return readOrWait(query, System.nanoTime() + waitOf(wait).toNanos());
    }

    private record Query(Reader reader, String after, int limit, Set<String> types) {}

    private Uni<FeedPage> readOrWait(Query query, long until) {
        // Taken before reading, so that what is committed meanwhile wakes us.
        CompletableFuture<Void> news = tide.next();
        return Uni.createFrom()
                .item(() -> page(query))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(page -> answerOrWait(query, until, page, news));
    }

    private FeedPage page(Query query) {
        return feedReader.read(query.reader(), query.after(), query.limit(), query.types());
    }

    private Uni<FeedPage> answerOrWait(
            Query query, long until, FeedPage page, CompletableFuture<Void> news) {
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
                .chain(() -> readOrWait(query, until));
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
