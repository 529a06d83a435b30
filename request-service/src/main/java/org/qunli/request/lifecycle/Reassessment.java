package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;
import org.qunli.request.reading.Reading;

/**
 * Changes what a request is held to be: by an edit, by worse words, by an officer. The caller holds
 * the row's lock.
 */
@ApplicationScoped
public class Reassessment {

    private final RequestEvents events;

    private final Rescue rescue;

    private final Assignments assignments;

    private final RequestSayings sayings;

    private final Clock clock;

    Reassessment(
            RequestEvents events,
            Rescue rescue,
            Assignments assignments,
            RequestSayings sayings,
            Clock clock) {
        this.events = events;
        this.rescue = rescue;
        this.assignments = assignments;
        this.sayings = sayings;
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
            boolean other = category.filter(c -> c != request.category()).isPresent();
            request.change(
                    category.orElse(request.category()),
                    priority.orElse(request.priority()),
                    request.confidential());
            changed(request, "EDIT", effects);
            if (other) {
                assignments.giveOutAnew(request, effects);
            }
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
            rescue.begin(request, word.at(), effects);
        }
    }

    /**
     * An officer or administrator corrects it. URGENT by their word means that a life is at risk,
     * unless they say that it isn't; where it becomes confidential the group hears that and no
     * more.
     */
    void correct(ResidentRequest request, RequestChange change, Effects effects) {
        boolean hidden = Boolean.TRUE.equals(change.confidential()) && !request.confidential();
        Priority priority = change.priority() == null ? request.priority() : change.priority();
        boolean danger =
                change.lifeAtRisk() == null
                        ? change.priority() == Priority.URGENT
                        : change.lifeAtRisk();
        boolean newDanger = danger && !request.lifeAtRisk();
        request.change(
                change.category() == null ? request.category() : change.category(),
                danger ? Priority.URGENT : priority,
                change.confidential() == null ? request.confidential() : change.confidential());
        request.worsen(request.priority(), danger);
        changed(request, "OFFICER", effects);
        if (hidden && request.raising().groupId() != null) {
            sayings.sayInGroup(request, "CONFIDENTIAL", Phrases.inPrivate(), effects);
        }
        if (newDanger) {
            rescue.begin(request, clock.instant(), effects);
        }
    }

    /**
     * It was read as about something else than it is. Nobody answered yet: whoever that is the duty
     * of has it.
     */
    public void recategorise(ResidentRequest request, Category category, Effects effects) {
        request.change(category, request.priority(), request.confidential());
        changed(request, "READING", effects);
        assignments.giveOutAnew(request, effects);
    }

    /** Tells that category, priority or confidentiality changed. */
    private void changed(ResidentRequest request, String reason, Effects effects) {
        effects.add(events.changed(request, reason, clock.instant()));
    }
}
