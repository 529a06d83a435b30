package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;
import org.qunli.request.routing.AssignReason;

/**
 * An answer by API that never reached the group is none: the request awaits one again, its old
 * deadlines run on, and the officer is told. Should it arrive after all, it counts from then.
 */
@ApplicationScoped
class LostAnswers {

    private static final Logger LOG = Logger.getLogger(LostAnswers.class);

    private static final Set<Saying.Status> LOST =
            Set.of(Saying.Status.FAILED, Saying.Status.UNSUPPORTED);

    private final ResidentRequests requests;

    private final RequestUpdates updates;

    private final RequestEvents events;

    private final OfficerSayings officers;

    private final EventFeed feed;

    LostAnswers(
            ResidentRequests requests,
            RequestUpdates updates,
            RequestEvents events,
            OfficerSayings officers,
            EventFeed feed) {
        this.requests = requests;
        this.updates = updates;
        this.events = events;
        this.officers = officers;
        this.feed = feed;
    }

    void on(@Observes SayingSettled settled) {
        if (!settled.kind().equals(RequestSayings.RESPONSE)) {
            return;
        }
        updates.toldBy(settled.sayingId())
                .filter(RequestUpdate::isAnswer)
                .ifPresent(answer -> settle(answer, settled));
    }

    private void settle(RequestUpdate answer, SayingSettled settled) {
        Effects effects = new Effects();
        ResidentRequest request = requests.lock(answer.requestId()).orElseThrow();
        if (LOST.contains(settled.status()) && !answer.isLost()) {
            lost(request, answer, settled.at(), effects);
        } else if (settled.status() == Saying.Status.SENT && answer.isLost()) {
            arrived(request, answer, settled.at(), effects);
        }
        requests.flush();
        feed.append(effects.events());
    }

    private void lost(ResidentRequest request, RequestUpdate answer, Instant at, Effects effects) {
        answer.lost(at);
        updates.flush();
        boolean taken = request.assignment().routedBy() == AssignReason.TAKEN;
        request.course().answerLost(updates.answers(request.id()), answer, taken);
        effects.add(events.answerFailed(request, answer, at));
        officers.tell(request, answer.officerId(), Occasion.ANSWER_LOST, effects);
        LOG.infof("Request %s is %s: an answer was lost", request.id(), request.status());
    }

    private void arrived(
            ResidentRequest request, RequestUpdate answer, Instant at, Effects effects) {
        answer.arrived();
        if (request.status().isOpen()) {
            boolean action = answer.kind() == UpdateKind.PROGRESS;
            request.course().answered(answer.promisedAt(), action, at);
            effects.add(events.answered(request, answer, at));
            LOG.infof("Request %s is %s: an answer arrived late", request.id(), request.status());
        }
    }
}
