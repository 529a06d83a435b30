package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.deadline.DeadlineKind;
import org.qunli.request.deadline.Deadlines;
import org.qunli.request.place.OfficerCard;
import org.qunli.request.place.People;

/**
 * Makes what is shown of requests: with names, due times, and whether they are being coordinated.
 */
@ApplicationScoped
public class RequestViews {

    private final People people;

    private final Deadlines deadlines;

    RequestViews(People people, Deadlines deadlines) {
        this.people = people;
        this.deadlines = deadlines;
    }

    /** The parts of a view that aren't on the request's row. */
    private record Extras(
            Map<UUID, OfficerCard> officers,
            Map<UUID, Map<DeadlineKind, Instant>> due,
            Set<UUID> coordinated) {}

    /** One request in full. */
    public RequestView view(ResidentRequest request) {
        return views(List.of(request)).get(0);
    }

    /** Requests in full. */
    public List<RequestView> views(List<ResidentRequest> requests) {
        Extras extras = extras(requests);
        return requests.stream().map(request -> view(request, extras)).toList();
    }

    /** What a front-end learns of the requests, each with its outcome. */
    public List<RequestNote> notes(List<ResidentRequest> requests, Map<UUID, String> outcomes) {
        Extras extras = extras(requests);
        return requests.stream()
                .map(request -> note(request, outcomes.get(request.id()), extras))
                .toList();
    }

    private Extras extras(List<ResidentRequest> requests) {
        if (requests.isEmpty()) {
            return new Extras(Map.of(), Map.of(), Set.of());
        }
        List<UUID> ids = requests.stream().map(ResidentRequest::id).toList();
        Set<UUID> officers = new HashSet<>();
        for (ResidentRequest request : requests) {
            officers.addAll(request.helpers());
            if (request.assignee() != null) {
                officers.add(request.assignee());
            }
        }
        return new Extras(
                people.officers(officers), deadlines.running(ids), deadlines.coordinated(ids));
    }

    private RequestNote note(ResidentRequest request, String outcome, Extras extras) {
        if (request.confidential() && request.raising().groupId() != null) {
            return RequestNote.hidden(request, outcome);
        }
        return new RequestNote(
                request.id(),
                outcome,
                request.category(),
                request.priority(),
                request.lifeAtRisk(),
                request.status(),
                false,
                assignee(request, extras),
                helpers(request, extras),
                request.promisedAt(),
                dueAt(request, extras),
                extras.coordinated().contains(request.id()));
    }

    private RequestView view(ResidentRequest request, Extras extras) {
        Raising raising = request.raising();
        return new RequestView(
                request.id(),
                raising.district(),
                raising.zoneId(),
                raising.householdId(),
                raising.memberId(),
                raising.name(),
                raising.proxy(),
                raising.source(),
                raising.text(),
                request.category(),
                request.priority(),
                request.confidential(),
                request.lifeAtRisk(),
                request.status(),
                assignee(request, extras),
                request.assignment().routedBy(),
                helpers(request, extras),
                request.assignment().objections(),
                RequestView.WaitingView.of(request.waiting()),
                RequestView.ImpasseView.of(request),
                raising.openedAt(),
                request.respondedAt(),
                request.promisedAt(),
                request.ending().resolvedAt(),
                request.ending().closedAt(),
                request.cycle(),
                request.ending().reopenings(),
                request.ending().isThanked(),
                dueAt(request, extras),
                extras.coordinated().contains(request.id()));
    }

    private static AssigneeView assignee(ResidentRequest request, Extras extras) {
        return request.assignee() == null
                ? null
                : new AssigneeView(
                        request.assignee(),
                        name(request.assignee(), extras),
                        request.assigneePost());
    }

    private static List<AssigneeView> helpers(ResidentRequest request, Extras extras) {
        List<UUID> ids = new ArrayList<>(request.helpers());
        ids.sort(null);
        return ids.stream().map(id -> new AssigneeView(id, name(id, extras), null)).toList();
    }

    private static String name(UUID officer, Extras extras) {
        OfficerCard card = extras.officers().get(officer);
        return card == null ? null : card.name();
    }

    /** Supervision's clocks; before they come, the policy's durations from the opening. */
    private Map<DeadlineKind, Instant> dueAt(ResidentRequest request, Extras extras) {
        Map<DeadlineKind, Instant> told = extras.due().get(request.id());
        if (told != null) {
            return told;
        }
        Map<DeadlineKind, Duration> policy =
                deadlines.policy(
                        request.raising().zoneId(), request.category(), request.priority());
        if (policy.isEmpty() || !request.status().isOpen()) {
            return null;
        }
        Map<DeadlineKind, Instant> due = new EnumMap<>(DeadlineKind.class);
        Instant opened = request.raising().openedAt();
        Duration response = policy.get(DeadlineKind.FIRST_RESPONSE);
        if (response != null && request.respondedAt() == null) {
            due.put(DeadlineKind.FIRST_RESPONSE, opened.plus(response));
        }
        Duration resolution = policy.get(DeadlineKind.RESOLUTION);
        if (resolution != null) {
            due.put(DeadlineKind.RESOLUTION, opened.plus(resolution));
        }
        if (request.promisedAt() != null) {
            due.put(DeadlineKind.PROMISED, request.promisedAt());
        }
        return due;
    }
}
