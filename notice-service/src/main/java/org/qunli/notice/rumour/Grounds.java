package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.qunli.notice.issue.MessageType;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.Publication;

/**
 * Keeps verdicts in step with the notices that they rest on: whoever was told by a notice hears
 * when another one takes its place, or that it was taken back.
 */
@ApplicationScoped
class Grounds {

    private final Rumours rumours;

    private final Clarifying clarifying;

    Grounds(Rumours rumours, Clarifying clarifying) {
        this.rumours = rumours;
        this.clarifying = clarifying;
    }

    void on(@Observes Publication publication) {
        if (publication.earlier() == null) {
            return;
        }
        for (Rumour rumour : rumours.restingOn(publication.earlier().id())) {
            Notice notice = publication.notice();
            clarifying.settle(
                    rumour,
                    decision(rumour, notice),
                    Optional.of(notice),
                    notice.signedBy(),
                    publication.at());
        }
    }

    /** An update may say the opposite: what it says is told, and no more is made of it. */
    private static NewClarification decision(Rumour rumour, Notice notice) {
        boolean says =
                notice.messageType() == MessageType.UPDATE
                        && notice.districts().contains(rumour.district());
        return says
                ? new NewClarification(RumourState.CLARIFIED, null, notice.id(), List.of())
                : new NewClarification(RumourState.PAUSED, null, null, List.of());
    }
}
