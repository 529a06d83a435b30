package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Ends requests without solving them: that it can't be done, or that nothing was asked for. */
@ApplicationScoped
public class Verdicts {

    private static final Logger LOG = Logger.getLogger(Verdicts.class);

    private final RequestUpdates updates;

    private final RequestEvents events;

    private final RequestSayings sayings;

    Verdicts(RequestUpdates updates, RequestEvents events, RequestSayings sayings) {
        this.updates = updates;
        this.events = events;
        this.sayings = sayings;
    }

    /**
     * An officer calls it unresolvable. It goes on until a second one confirms; then the resident
     * hears why, and what can be done instead.
     */
    RequestUpdate unresolvable(
            ResidentRequest request, Word word, String wayForward, Effects effects) {
        Impasse said = new Impasse(word.officerId(), word.text(), wayForward);
        boolean closed = request.course().unresolvable(said, word.at());
        RequestUpdate update =
                updates.keep(request, UpdateKind.UNRESOLVABLE, word).wayForward(wayForward);
        if (closed) {
            effects.add(events.closed(request, word.at()));
            sayings.say(request, "UNRESOLVABLE", Phrases.unresolvable(said), true, effects);
            LOG.infof("Request %s is %s", request.id(), request.status());
        }
        return update;
    }

    /** An officer, or whoever corrects a reading, says that nothing was asked for. */
    public RequestUpdate notARequest(ResidentRequest request, Word word, Effects effects) {
        request.course().notARequest(word.at());
        RequestUpdate update = updates.keep(request, UpdateKind.NOT_A_REQUEST, word);
        effects.add(events.closed(request, word.at()));
        LOG.infof("Request %s is %s", request.id(), request.status());
        return update;
    }
}
