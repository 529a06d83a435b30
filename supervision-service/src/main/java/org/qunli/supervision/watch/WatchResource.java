package org.qunli.supervision.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Talk;

/** The watch over HTTP. To anybody else there is nothing here. */
@Path("/v1/watch")
@Concealed
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watch", description = "What supervision sees")
public class WatchResource {

    private static final String TALK = "watch-talk";

    private static final String STREAM =
            " Accept: text/event-stream streams it: what it says now, then again whenever that changes."
                    + " Last-Event-ID resumes; a comment breaks the silence.";

    private final Sight sight;

    private final WatchReader reader;

    private final Talk talk;

    private final Cursors cursors;

    private final Clock clock;

    WatchResource(Sight sight, WatchReader reader, Talk talk, Cursors cursors, Clock clock) {
        this.sight = sight;
        this.reader = reader;
        this.talk = talk;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getWatch",
            summary = "Read the watch board, live if asked to",
            description =
                    "The zones of the caller's teams within the claims, and their open requests, the worst"
                            + " first. Send the ETag back as If-None-Match: 304 until something shown"
                            + " changes."
                            + STREAM)
    @APIResponse(
            responseCode = "200",
            description = "The board, or a stream of it (event: board)",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = WatchBoard.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<WatchBoard> board(
            @Valid @BeanParam PageQuery page, @Context Request request) {
        WatchReader.Place after =
                page.after(cursors, WatchReader.LIST).map(WatchReader.Place::of).orElse(null);
        WatchBoard board = reader.board(sight.zones(), after, page.limit(), clock.instant());
        return Answers.unlessKnown(request, Json.write(board.timeless()), board);
    }

    @GET
    @Path("/zones/{zoneId}/talk")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getWatchedTalk",
            summary = "Read a group's talk, newest first, or live",
            description =
                    "Accept: text/event-stream streams each line as it is heard (event: line): the newest"
                            + " ones first of all, in the order of hearing. Last-Event-ID resumes; a"
                            + " comment breaks the silence.")
    public Page<TalkLine> talk(
            @PathParam("zoneId") @Parameter(example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zoneId,
            @Valid @BeanParam PageQuery page) {
        sight.require(zoneId);
        Optional<List<String>> after = page.after(cursors, TALK);
        List<Talk.Line> lines =
                talk.of(
                        zoneId,
                        after.map(key -> Instant.parse(key.get(0))).orElse(null),
                        after.map(key -> UUID.fromString(key.get(1))).orElse(null),
                        page.limit() + 1);
        return cursors.page(
                        TALK,
                        lines,
                        page.limit(),
                        line -> List.of(line.at().toString(), line.messageKey().toString()))
                .map(TalkLine::of);
    }

    @GET
    @Path("/requests/{id}")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getWatchedRequest",
            summary = "Read the whole story of a request, live if asked to",
            description =
                    "What happened to it, what was said about it, its clocks, reminders and escalations."
                            + STREAM)
    @APIResponse(
            responseCode = "200",
            description = "The story, or a stream of it (event: story)",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RequestStory.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<RequestStory> request(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000002") UUID id,
            @Context Request request) {
        sight.require(reader.zoneOf(id));
        RequestStory story = reader.story(id, clock.instant()).orElseThrow(NotFound::new);
        return Answers.unlessKnown(request, Json.write(story), story);
    }
}
