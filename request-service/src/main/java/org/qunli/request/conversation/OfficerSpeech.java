package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.qunli.request.lifecycle.Casework;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.lifecycle.Word;
import org.qunli.request.reading.Intent;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;
import org.qunli.request.routing.Router;

/** Hears an officer in the group: an answer or a resolution moves the one request that is meant. */
@ApplicationScoped
public class OfficerSpeech {

    private final MessageReader reader;

    private final AnswerLinker linker;

    private final Router router;

    private final ResidentRequests requests;

    private final Casework casework;

    private final Circulars circulars;

    private final OfficerAtHome atHome;

    OfficerSpeech(
            MessageReader reader,
            AnswerLinker linker,
            Router router,
            ResidentRequests requests,
            Casework casework,
            Circulars circulars,
            OfficerAtHome atHome) {
        this.reader = reader;
        this.linker = linker;
        this.router = router;
        this.requests = requests;
        this.casework = casework;
        this.circulars = circulars;
        this.atHome = atHome;
    }

    /** Understands the message and does what it says, in the running transaction. */
    public Understood hear(Heard heard, Effects effects) {
        Optional<Understood> notice = circulars.notice(heard, effects);
        if (notice.isPresent()) {
            return notice.get();
        }
        Reading reading =
                reader.read(
                        new Utterance(
                                heard.words(),
                                Speaker.OFFICER,
                                heard.addressed(),
                                false,
                                heard.where().district()));
        if (reading.introduction() && !heard.where().direct()) {
            effects.add(IntroductionEvents.seen(heard));
        }
        boolean answers =
                reading.intent() == Intent.ANSWER || reading.intent() == Intent.RESOLUTION;
        // A word in private to the bot is directed at no resident.
        if (!answers || heard.where().direct()) {
            return atHome.hear(heard, effects)
                    .orElseGet(() -> Understood.noted(reading.confidence()));
        }
        AnswerLinker.Target target =
                linker.find(
                        heard,
                        reading.category(),
                        router.roster(heard.where().zoneId(), heard.at()));
        if (target.request() == null) {
            return target.directed()
                    ? Understood.unmatched(reading.confidence())
                    : Understood.noted(reading.confidence());
        }
        ResidentRequest request = requests.lock(target.request().id()).orElseThrow();
        return Understood.of(
                apply(heard, reading, request, effects), reading.confidence(), request.id());
    }

    /** A person says that the word was about this request, whose row the caller has locked. */
    public void answer(Heard heard, ResidentRequest request, Effects effects) {
        Reading reading =
                reader.read(
                        new Utterance(
                                heard.words(),
                                Speaker.OFFICER,
                                true,
                                false,
                                heard.where().district()));
        apply(heard, reading, request, effects);
    }

    private Outcome apply(Heard heard, Reading reading, ResidentRequest request, Effects effects) {
        Word word =
                new Word(
                        heard.sender().officerId(),
                        null,
                        heard.text(),
                        heard.messageKey(),
                        heard.at());
        Casework.Counsel counsel =
                casework.counsel(request, heard.sender().officerId(), heard.at()).orElse(null);
        if (!request.status().isOpen() || counsel == null || !counsel.counts()) {
            casework.comment(request, word);
            return Outcome.NOTED;
        }
        if (reading.intent() == Intent.RESOLUTION) {
            casework.resolve(request, word, counsel.officer(), false, effects);
            return Outcome.RESOLVED;
        }
        Instant promised =
                reading.promise() == null
                        ? null
                        : reading.promise().at(heard.at(), ZoneId.of(heard.where().timeZone()));
        casework.answer(request, word, promised, reading.action(), effects);
        return Outcome.RESPONDED;
    }
}
