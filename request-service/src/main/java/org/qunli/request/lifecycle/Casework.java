package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.category.Templates;
import org.qunli.request.place.People;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Router;

/**
 * Applies what was said or done to a request whose row the caller has locked: moves it, writes it
 * down, and tells it. A verb that the state table refuses throws before anything is written.
 */
@ApplicationScoped
public class Casework {

    private static final Logger LOG = Logger.getLogger(Casework.class);

    private final RequestUpdates updates;

    private final RequestEvents events;

    private final CareEvents care;

    private final RequestSayings sayings;

    private final Templates templates;

    private final Router router;

    private final People people;

    private final RequestConfig config;

    Casework(
            RequestUpdates updates,
            RequestEvents events,
            CareEvents care,
            RequestSayings sayings,
            Templates templates,
            Router router,
            People people,
            RequestConfig config) {
        this.updates = updates;
        this.events = events;
        this.care = care;
        this.sayings = sayings;
        this.templates = templates;
        this.router = router;
        this.people = people;
        this.config = config;
    }

    /** An officer's word that counts: an explanation, a promise, or an action. */
    public RequestUpdate answer(
            ResidentRequest request,
            Word word,
            Instant promisedAt,
            boolean action,
            Effects effects) {
        request.course().answered(promisedAt, action, word.at());
        boolean templateOnly =
                templates.isOnly(request.raising().district(), request.category(), word.text());
        RequestUpdate update =
                updates.keep(request, action ? UpdateKind.PROGRESS : UpdateKind.RESPONSE, word)
                        .promising(promisedAt)
                        .templateOnly(templateOnly);
        effects.add(events.answered(request, update));
        moved(request);
        return update;
    }

    /** Says the officer's words of an update where the request was raised. */
    void speak(
            ResidentRequest request,
            RequestUpdate update,
            Bilingual words,
            RosterEntry officer,
            Effects effects) {
        Bilingual said = Phrases.officerSays(officer.name(), officer.post(), words);
        sayings.say(request, RequestSayings.RESPONSE, said, true, effects)
                .ifPresent(update::toldBy);
    }

    /** Whether an officer's word about the request counts, and their place on the roster. */
    public Optional<Counsel> counsel(ResidentRequest request, UUID officerId, Instant at) {
        return router.standing(request.routing(Set.of()), officerId, at)
                .map(
                        standing ->
                                new Counsel(
                                        standing.entry(),
                                        officerId.equals(request.assignee())
                                                || request.helpers().contains(officerId)
                                                || standing.dutyNowOrLately()));
    }

    /**
     * An officer's standing to a request.
     *
     * @param counts whether their word stops a response clock
     */
    public record Counsel(RosterEntry officer, boolean counts) {}

    /** A word that moves nothing. */
    public RequestUpdate comment(ResidentRequest request, Word word) {
        return updates.keep(request, UpdateKind.COMMENT, word);
    }

    /**
     * An officer says that it is done; the resident is asked to confirm.
     *
     * @param aloud whether their words are still to be said
     */
    public RequestUpdate resolve(
            ResidentRequest request,
            Word word,
            RosterEntry officer,
            boolean aloud,
            Effects effects) {
        request.course()
                .resolve(word.officerId(), word.at(), word.at().plus(config.reopeningWindow()));
        RequestUpdate update = updates.keep(request, UpdateKind.RESOLUTION, word);
        effects.add(events.answered(request, update));
        effects.add(events.resolved(request, word.officerId(), word.at()));
        Bilingual ask = Phrases.askConfirmation(officer.name(), officer.post());
        if (aloud) {
            Bilingual words = new Bilingual(word.text(), word.text());
            Bilingual said = Phrases.officerSays(officer.name(), officer.post(), words);
            Bilingual both = Phrases.joined(said, ask);
            sayings.say(request, "CONFIRMATION_WANTED", both, true, effects);
        } else {
            sayings.sayOrHold(request, "CONFIRMATION_WANTED", ask, true, effects);
        }
        moved(request);
        return update;
    }

    /** The resident says more about it; a wait for the resident ends. */
    public RequestUpdate spoken(ResidentRequest request, Word word, Effects effects) {
        RequestUpdate update = updates.keep(request, UpdateKind.COMMENT, word);
        Waiting waiting = request.waiting();
        if (waiting != null && request.course().resume()) {
            effects.add(events.resumed(request, waiting, word.at()));
        }
        effects.add(events.residentSpoke(request, word.memberId(), word.at()));
        return update;
    }

    /** The resident says that it is solved. */
    public void confirm(ResidentRequest request, Word word, boolean thanks, Effects effects) {
        if (thanks) {
            request.thank();
        }
        request.course().confirm(word.at());
        updates.keep(request, UpdateKind.COMMENT, word);
        effects.add(events.confirmed(request, word.at()));
        if (thanks) {
            tellThanks(request, word, effects);
        }
        moved(request);
    }

    /** The resident says that it isn't solved: a new cycle. */
    public void reopen(ResidentRequest request, Word word, Effects effects) {
        request.course().reopen(word.at());
        updates.keep(request, UpdateKind.COMMENT, word);
        effects.add(events.reopened(request, word.at()));
        String name =
                request.assignee() == null ? null : people.nameOf(request.assignee()).orElse(null);
        sayings.say(
                request, "REOPENED", Phrases.reopened(name, request.assigneePost()), true, effects);
        moved(request);
    }

    /** The resident no longer needs it. */
    public void withdraw(ResidentRequest request, Word word, Effects effects) {
        request.course().withdraw(word.at());
        updates.keep(request, UpdateKind.COMMENT, word);
        effects.add(events.closed(request, word.at()));
        moved(request);
    }

    /** It is the same as another, which goes on in its place. */
    public void duplicate(
            ResidentRequest request, ResidentRequest original, Word word, Effects effects) {
        request.duplicateOf(original.id(), word.at());
        updates.keep(request, UpdateKind.COMMENT, word);
        effects.add(events.closed(request, word.at()));
        moved(request);
    }

    /** Thanks, kept for the scorecard of whoever resolved it, or has it. */
    public void thanked(ResidentRequest request, Word word, Effects effects) {
        request.thank();
        updates.keep(request, UpdateKind.COMMENT, word);
        tellThanks(request, word, effects);
    }

    private void tellThanks(ResidentRequest request, Word word, Effects effects) {
        UUID officer = request.servedBy();
        if (officer != null) {
            effects.add(care.thanked(request, officer, word.at()));
        }
    }

    /** An officer works on it again or reports progress. */
    RequestUpdate progress(
            ResidentRequest request, Word word, Instant promisedAt, Effects effects) {
        Waiting waiting = request.waiting();
        if (waiting != null && request.course().resume()) {
            effects.add(events.resumed(request, waiting, word.at()));
        }
        request.course().wayFound();
        return answer(request, word, promisedAt, true, effects);
    }

    /** The CONFIRMATION clock of that cycle ran out. */
    void silenceOver(ResidentRequest request, int cycle, Instant at, Effects effects) {
        if (request.course().silenceOver(cycle, at)) {
            effects.add(events.unconfirmed(request, at));
            moved(request);
        }
    }

    private static void moved(ResidentRequest request) {
        LOG.infof("Request %s is %s", request.id(), request.status());
    }
}
