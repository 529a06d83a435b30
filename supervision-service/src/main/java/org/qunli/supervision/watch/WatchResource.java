package org.qunli.supervision.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.place.Talk;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.reminder.ReminderView;
import org.qunli.supervision.reminder.Reminders;

/** The watch over HTTP. To anybody else there is nothing here. */
@Path("/v1/watch")
@Concealed
@Tag(name = "watch", description = "What supervision sees")
public class WatchResource {

    private static final String BOARD = "watch";

    private static final String TALK = "watch-talk";

    private final Sight sight;

    private final WatchReader reader;

    private final Deadlines deadlines;

    private final Reminders reminders;

    private final Talk talk;

    private final Cursors cursors;

    private final Clock clock;

    WatchResource(
            Sight sight,
            WatchReader reader,
            Deadlines deadlines,
            Reminders reminders,
            Talk talk,
            Cursors cursors,
            Clock clock) {
        this.sight = sight;
        this.reader = reader;
        this.deadlines = deadlines;
        this.reminders = reminders;
        this.talk = talk;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "getWatch", summary = "Read the watch board")
    public WatchBoard board(@Valid @BeanParam PageQuery page) {
        Instant now = clock.instant();
        List<Zone> zones = sight.zones();
        List<UUID> ids = zones.stream().map(Zone::id).toList();
        WatchReader.Place after =
                page.after(cursors, BOARD).map(WatchReader.Place::of).orElse(null);
        Page<WatchReader.Place> places =
                cursors.page(
                        BOARD,
                        reader.worst(ids, after, page.limit() + 1),
                        page.limit(),
                        WatchReader.Place::key);
        List<UUID> found = places.items().stream().map(WatchReader.Place::id).toList();
        return new WatchBoard(
                now, reader.figures(zones, now), reader.requests(found, now), places.next());
    }

    @GET
    @Path("/zones/{zoneId}/talk")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "getWatchedTalk", summary = "Read a group's talk, newest first")
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
    @Operation(operationId = "getWatchedRequest", summary = "Read the whole story of a request")
    public RequestStory request(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000002") UUID id) {
        Matter matter =
                deadlines.matters(Set.of(id)).stream()
                        .filter(m -> m.about().kind() == About.Kind.REQUEST)
                        .findFirst()
                        .orElseThrow(NotFound::new);
        sight.require(matter.zone());
        return new RequestStory(
                reader.requests(List.of(id), clock.instant()).get(0),
                deadlines.story(id).stream()
                        .map(h -> new RequestStory.Event(h.at(), h.type(), h.cycle()))
                        .toList(),
                talk.about(id).stream().map(TalkLine::of).toList(),
                reminders.of(Set.of(id)).stream().map(ReminderView::of).toList());
    }
}
