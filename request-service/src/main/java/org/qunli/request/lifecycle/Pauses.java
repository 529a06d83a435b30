package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Lets requests wait, for the resident or for somebody outside, and ends the wait at its time. */
@ApplicationScoped
class Pauses {

    private static final Logger LOG = Logger.getLogger(Pauses.class);

    private final RequestUpdates updates;

    private final RequestEvents events;

    Pauses(RequestUpdates updates, RequestEvents events) {
        this.updates = updates;
        this.events = events;
    }

    /** An officer lets it wait, with a reason and a time; that is an answer too. */
    RequestUpdate begin(
            ResidentRequest request, Word word, WaitingFor what, Instant until, Effects effects) {
        request.course().waitFor(what, word.text(), until, word.at());
        RequestUpdate update = updates.keep(request, UpdateKind.WAITING, word).waiting(what, until);
        effects.add(events.answered(request, update));
        effects.add(events.waiting(request, word.at()));
        LOG.infof("Request %s is %s", request.id(), request.status());
        return update;
    }

    /** Ends a wait whose time came. */
    void end(ResidentRequest request, Effects effects) {
        Waiting waiting = request.waiting();
        if (request.course().resume()) {
            effects.add(events.resumed(request, waiting, waiting.until()));
            LOG.infof("Request %s is %s", request.id(), request.status());
        }
    }
}
