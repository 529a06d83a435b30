package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.ClockView;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.escalation.EscalationView;
import org.qunli.supervision.escalation.Escalations;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Talk;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.reminder.ReminderView;
import org.qunli.supervision.reminder.Reminders;

/**
 * Puts the watch board together from the public schema, for zones that were found in the covert
 * one. The two are never joined by the database.
 */
@ApplicationScoped
class WatchReader {

    static final String LIST = "watch";

    private final Jdbi jdbi;

    private final Deadlines deadlines;

    private final Escalations escalations;

    private final Places places;

    private final Pulses pulses;

    private final Talk talk;

    private final Reminders reminders;

    private final Cursors cursors;

    WatchReader(
            Jdbi jdbi,
            Deadlines deadlines,
            Escalations escalations,
            Places places,
            Pulses pulses,
            Talk talk,
            Reminders reminders,
            Cursors cursors) {
        this.jdbi = jdbi;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.places = places;
        this.pulses = pulses;
        this.talk = talk;
        this.reminders = reminders;
        this.cursors = cursors;
    }

    /**
     * Where a request stands in the order of the board.
     *
     * @param soonest the soonest due time of its running clocks
     */
    record Place(boolean calm, Instant soonest, UUID id) {

        List<String> key() {
            return List.of(String.valueOf(calm), soonest.toString(), id.toString());
        }

        static Place of(List<String> key) {
            return new Place(
                    Boolean.parseBoolean(key.get(0)),
                    Instant.parse(key.get(1)),
                    UUID.fromString(key.get(2)));
        }
    }

    /** Open requests, the worst first, from behind a place. */
    List<Place> worst(Collection<UUID> zones, Place after, int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from (
                                            select not m.life_at_risk as calm, m.id,
                                                coalesce(min(c.due_at),
                                                    timestamptz '9999-01-01 00:00:00Z') as soonest
                                            from matter m
                                            left join clock c
                                                on c.matter = m.id and c.state <> 'STOPPED'
                                            where m.zone = any(cast(:zones as uuid[]))
                                              and m.about = 'REQUEST'
                                              and m.state in ('OPEN', 'WAITING')
                                            group by m.id) o
                                        where cast(:id as uuid) is null
                                           or (calm, soonest, id) > (cast(:calm as boolean),
                                               cast(:soonest as timestamptz), cast(:id as uuid))
                                        order by calm, soonest, id limit :rows
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("calm", after == null ? null : after.calm())
                                .bind("soonest", after == null ? null : after.soonest())
                                .bind("id", after == null ? null : after.id())
                                .bind("rows", rows)
                                .map(
                                        (row, context) ->
                                                new Place(
                                                        row.getBoolean("calm"),
                                                        row.getObject(
                                                                        "soonest",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getObject("id", UUID.class)))
                                .list());
    }

    /** These requests with all that runs on them, in the given order. */
    List<WatchedRequest> requests(List<UUID> ids, Instant now) {
        Map<UUID, Matter> matters =
                deadlines.matters(ids).stream()
                        .collect(Collectors.toMap(m -> m.about().id(), Function.identity()));
        Map<UUID, List<Deadline>> clocks =
                deadlines.of(ids).stream().collect(Collectors.groupingBy(c -> c.about().id()));
        Map<UUID, List<EscalationView>> raised =
                escalations.views(escalations.of(ids), true).stream()
                        .collect(Collectors.groupingBy(e -> e.about().id()));
        Set<UUID> officers =
                matters.values().stream()
                        .flatMap(m -> Stream.ofNullable(m.assignee()))
                        .collect(Collectors.toSet());
        Map<UUID, String> names = places.names(officers);
        return ids.stream()
                .filter(matters::containsKey)
                .map(
                        id ->
                                view(
                                        matters.get(id),
                                        names,
                                        clocks.getOrDefault(id, List.of()),
                                        raised.getOrDefault(id, List.of()),
                                        now))
                .toList();
    }

    private static WatchedRequest view(
            Matter matter,
            Map<UUID, String> names,
            List<Deadline> clocks,
            List<EscalationView> raised,
            Instant now) {
        UUID assignee = matter.assignee();
        return new WatchedRequest(
                matter.about().id(),
                matter.zone(),
                matter.category(),
                matter.priority(),
                matter.lifeAtRisk(),
                matter.state(),
                matter.cycle(),
                matter.openedAt(),
                matter.excerpt(),
                assignee == null
                        ? null
                        : new WatchedRequest.Assignee(
                                assignee, names.get(assignee), matter.assigneePost()),
                clocks.stream()
                        .map(c -> new WatchedRequest.WatchedClock(ClockView.of(c), c.isAtRisk(now)))
                        .toList(),
                raised);
    }

    /** Each zone in figures. */
    private List<WatchBoard.WatchedZone> figures(List<Zone> zones, Map<UUID, Pulse> pulses) {
        return zones.stream()
                .map(
                        zone ->
                                WatchBoard.WatchedZone.of(
                                        zone,
                                        pulses.getOrDefault(
                                                zone.id(),
                                                new Pulse(zone.id(), 0, 0, 0, 0, 0, ""))))
                .toList();
    }

    /**
     * The board of these zones.
     *
     * @param after the place of the last request of the page before, or null
     */
    WatchBoard board(List<Zone> zones, Place after, int limit, Instant now) {
        List<UUID> ids = zones.stream().map(Zone::id).toList();
        Page<Place> places = cursors.page(LIST, worst(ids, after, limit + 1), limit, Place::key);
        List<UUID> found = places.items().stream().map(Place::id).toList();
        Map<UUID, Pulse> felt = pulses.of(ids, now);
        return new WatchBoard(
                now,
                WatchBoard.Counts.of(felt.values()),
                figures(zones, felt),
                requests(found, now),
                places.next());
    }

    /** The request with its whole story; empty where there is none. */
    Optional<RequestStory> story(UUID id, Instant now) {
        return requests(List.of(id), now).stream()
                .findFirst()
                .map(
                        request ->
                                new RequestStory(
                                        request,
                                        deadlines.story(id).stream()
                                                .map(RequestStory.Event::of)
                                                .toList(),
                                        talk.about(id).stream().map(TalkLine::of).toList(),
                                        reminders.of(Set.of(id)).stream()
                                                .map(ReminderView::of)
                                                .toList()));
    }

    /** The zone of a request; nothing there for anything else. */
    UUID zoneOf(UUID request) {
        return deadlines.matters(Set.of(request)).stream()
                .filter(m -> m.about().kind() == About.Kind.REQUEST)
                .findFirst()
                .map(Matter::zone)
                .orElseThrow(NotFound::new);
    }
}
