package org.qunli.supervision.watch;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.qunli.kit.feed.OpenStreams;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.supervision.place.Zone;

/**
 * The watch, live. What a stream shows is judged anew with each look: who leaves a team sees no
 * more.
 */
@Path("/v1/watch")
@Concealed
@Produces(MediaType.SERVER_SENT_EVENTS)
class WatchStreamResource {

    private final Sight sight;

    private final WatchLooking looking;

    private final WatchTide tide;

    private final OpenStreams streams;

    private final Looks looks;

    private final WatchConfig config;

    private final Caller caller;

    private final SecurityIdentity identity;

    private final Clock clock;

    WatchStreamResource(
            Sight sight,
            WatchLooking looking,
            WatchTide tide,
            OpenStreams streams,
            Looks looks,
            WatchConfig config,
            Caller caller,
            SecurityIdentity identity,
            Clock clock) {
        this.sight = sight;
        this.looking = looking;
        this.tide = tide;
        this.streams = streams;
        this.looks = looks;
        this.config = config;
        this.caller = caller;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(hidden = true)
    @Blocking
    public Multi<OutboundSseEvent> boards(
            @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        Seer seer = sight.seer();
        Set<UUID> zones = sight.zones(seer).stream().map(Zone::id).collect(Collectors.toSet());
        Tidemark mark = new Tidemark(Tidemark.Kind.BOARD, zones);
        return open("streamWatch", "", mark, looking.board(seer, mark, lastEventId), sse);
    }

    @GET
    @Path("/zones/{zoneId}/talk")
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(hidden = true)
    @Blocking
    public Multi<OutboundSseEvent> lines(
            @PathParam("zoneId") UUID zoneId,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse) {
        Tidemark mark = new Tidemark(Tidemark.Kind.TALK, Set.of(zoneId));
        return open(
                "streamWatchedTalk",
                "/zones/" + zoneId + "/talk",
                mark,
                looking.talk(sight.seer(), zoneId, lastEventId),
                sse);
    }

    @GET
    @Path("/requests/{id}")
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(hidden = true)
    @Blocking
    public Multi<OutboundSseEvent> stories(
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse) {
        Tidemark mark = new Tidemark(Tidemark.Kind.STORY, Set.of(id));
        return open(
                "streamWatchedRequest",
                "/requests/" + id,
                mark,
                looking.story(sight.seer(), id, lastEventId),
                sse);
    }

    private Multi<OutboundSseEvent> open(
            String operation,
            String path,
            Tidemark mark,
            Supplier<List<WatchStream.News>> look,
            Sse sse) {
        Instant now = clock.instant();
        // What is refused is refused now, with a problem document: a stream that began can't.
        WatchStream stream =
                new WatchStream(mark, tide, look, sse, config.heartbeat(), lifeOfToken(now));
        String client = caller.client();
        streams.enter(client);
        // Before anything is shown; who streams looks for as long as the stream lasts.
        looks.record(caller.subject(), caller.districts(), operation, "GET /v1/watch" + path, now);
        return stream.messages().onTermination().invoke(() -> streams.leave(client));
    }

    /** A stream ends with the token that it was asked for with. */
    private Duration lifeOfToken(Instant now) {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getExpirationTime() > 0
                ? Duration.between(now, Instant.ofEpochSecond(token.getExpirationTime()))
                : Duration.ZERO;
    }
}
