package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;
import org.qunli.request.reading.Reading;
import org.qunli.request.routing.Route;
import org.qunli.request.routing.Router;

/**
 * Changes what a request is held to be: by an edit, by worse words, by an officer. The caller holds
 * the row's lock.
 */
@ApplicationScoped
public class Reassessment {

    private final RequestEvents events;

    private final RequestSayings sayings;

    private final Router router;

    private final Clock clock;

    Reassessment(RequestEvents events, RequestSayings sayings, Router router, Clock clock) {
        this.events = events;
        this.sayings = sayings;
        this.router = router;
        this.clock = clock;
    }

    /**
     * The message that opened it was edited: its text changes, and what it reads as where that
     * changed too. Answers whether category or priority did.
     */
    public boolean reword(
            ResidentRequest request,
            String text,
            Optional<Category> category,
            Optional<Priority> priority,
            Effects effects) {
        request.reword(text);
        boolean changed =
                category.filter(c -> c != request.category()).isPresent()
                        || priority.filter(p -> p != request.priority()).isPresent();
        if (changed) {
            request.change(
                    category.orElse(request.category()),
                    priority.orElse(request.priority()),
                    request.confidential());
            changed(request, "EDIT", effects);
        }
        return changed;
    }

    /** Worse words raise the priority; where a life is at risk, help is told at once. */
    public void worsen(ResidentRequest request, Reading reading, Word word, Effects effects) {
        boolean newDanger = reading.lifeAtRisk() && !request.lifeAtRisk();
        if (!request.worsen(reading.priority(), reading.lifeAtRisk())) {
            return;
        }
        effects.add(events.changed(request, "WORSE_WORDS", word.at()));
        if (newDanger) {
            rescue(request, word, effects);
        }
    }

    private void rescue(ResidentRequest request, Word word, Effects effects) {
        Route route =
                router.route(
                        request.raising().zoneId(),
                        request.category(),
                        Set.of(),
                        true,
                        clock.instant());
        List<RosterEntry> told =
                Stream.concat(Stream.ofNullable(route.assignee()), route.helpers().stream())
                        .filter(e -> !e.officerId().equals(request.assignee()))
                        .toList();
        if (request.assignee() == null && route.assignee() != null) {
            request.assign(route.assignee().officerId(), route.assignee().post(), Set.of());
        }
        request.addHelpers(told.stream().map(RosterEntry::officerId).collect(Collectors.toSet()));
        effects.add(events.assigned(request, route.reason(), word.at()));
        sayings.say(request, "EMERGENCY", Phrases.emergency(told), true, effects);
    }

    /** Tells that category, priority or confidentiality changed. */
    void changed(ResidentRequest request, String reason, Effects effects) {
        effects.add(events.changed(request, reason, clock.instant()));
    }
}
