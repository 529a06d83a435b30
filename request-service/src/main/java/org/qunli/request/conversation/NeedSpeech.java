package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.NewNeed;
import org.qunli.request.lifecycle.RequestOpener;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.Source;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Reading;
import org.qunli.request.routing.Router;

/** Opens a request for a need that was heard, and tells of a rumour in it. */
@ApplicationScoped
public class NeedSpeech {

    private final Mentions mentions;

    private final Router router;

    private final RequestOpener opener;

    NeedSpeech(Mentions mentions, Router router, RequestOpener opener) {
        this.mentions = mentions;
        this.router = router;
        this.opener = opener;
    }

    /** Opens it, in the running transaction. */
    public Understood open(Heard heard, Reading reading, Effects effects) {
        var officers =
                heard.mentions().isEmpty()
                        ? Set.<java.util.UUID>of()
                        : mentions.officers(
                                heard, router.roster(heard.where().zoneId(), heard.at()));
        ResidentRequest request =
                opener.open(
                        new NewNeed(
                                heard.where().district(),
                                heard.where().zoneId(),
                                heard.where().timeZone(),
                                new NewNeed.Raiser(
                                        heard.sender().memberId(),
                                        heard.sender().householdId(),
                                        heard.name(),
                                        heard.chat(),
                                        heard.sender().proxy(),
                                        heard.sender().officerId()),
                                new NewNeed.Origin(
                                        Source.CHAT, heard.where().groupId(), heard.messageId()),
                                heard.told(),
                                reading.category(),
                                reading.priority(),
                                reading.lifeAtRisk(),
                                heard.at()),
                        officers,
                        effects);
        if (reading.category() == Category.RUMOUR) {
            effects.add(RumourEvents.claimed(heard, request.id()));
        }
        return Understood.of(Outcome.OPENED, reading.confidence(), request.id());
    }
}
