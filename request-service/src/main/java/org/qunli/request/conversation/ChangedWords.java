package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qunli.request.lifecycle.Casework;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Reassessment;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.lifecycle.Word;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * What an edit or a recall does to the request that its message opened. An edit never moves the
 * opening time; a recall withdraws only what nobody answered yet.
 */
@ApplicationScoped
public class ChangedWords {

    private final MessageReader reader;

    private final ResidentRequests requests;

    private final Casework casework;

    private final Reassessment reassessment;

    ChangedWords(
            MessageReader reader,
            ResidentRequests requests,
            Casework casework,
            Reassessment reassessment) {
        this.reader = reader;
        this.requests = requests;
        this.casework = casework;
        this.reassessment = reassessment;
    }

    /** Applies an edit to the request that the message opened; others keep what they had. */
    public Understood edited(Heard heard, Talk.Kept before, Effects effects) {
        Map<UUID, Outcome> touched = new LinkedHashMap<>();
        for (UUID id : before.requests()) {
            ResidentRequest request = requests.lock(id).orElseThrow();
            boolean changed =
                    request.status().isOpen()
                            && opened(heard, request)
                            && reread(heard, before, request, effects);
            touched.put(id, changed ? Outcome.APPENDED : Outcome.NOTED);
        }
        boolean any = touched.containsValue(Outcome.APPENDED);
        return new Understood(any ? Outcome.APPENDED : Outcome.NOTED, 1, touched);
    }

    private boolean reread(
            Heard heard, Talk.Kept before, ResidentRequest request, Effects effects) {
        Reading was = about(request, read(heard, before.text()));
        Reading is = about(request, read(heard, heard.words()));
        boolean changed =
                reassessment.reword(
                        request,
                        told(request, heard),
                        is.category() == was.category()
                                ? Optional.empty()
                                : Optional.of(is.category()),
                        is.priority() == was.priority()
                                ? Optional.empty()
                                : Optional.of(is.priority()),
                        effects);
        if (is.lifeAtRisk()) {
            reassessment.worsen(request, is, word(heard), effects);
        }
        return changed;
    }

    private Reading read(Heard heard, String text) {
        return reader.read(
                new Utterance(text, Speaker.RESIDENT, false, false, heard.where().district()));
    }

    /** Of a message with several matters, what it says of the one that the request is about. */
    private static Reading about(ResidentRequest request, Reading reading) {
        return reading.matters().stream()
                .filter(matter -> matter.category() == request.category())
                .findFirst()
                .map(reading::only)
                .orElse(reading);
    }

    private String told(ResidentRequest request, Heard heard) {
        return read(heard, heard.words()).matters().stream()
                .filter(matter -> matter.category() == request.category())
                .findFirst()
                .map(Reading.Matter::text)
                .orElse(heard.told());
    }

    /** Applies a recall. */
    public Understood recalled(Heard heard, Talk.Kept before, Effects effects) {
        Map<UUID, Outcome> touched = new LinkedHashMap<>();
        Outcome strongest = Outcome.NOTED;
        for (UUID id : before.requests()) {
            ResidentRequest request = requests.lock(id).orElseThrow();
            Outcome outcome = Outcome.NOTED;
            if (opened(heard, request)
                    && request.status().isOpen()
                    && request.respondedAt() == null) {
                casework.withdraw(request, word(heard), effects);
                outcome = Outcome.WITHDRAWN;
                strongest = outcome;
            }
            touched.put(id, outcome);
        }
        return new Understood(strongest, 1, touched);
    }

    private static boolean opened(Heard heard, ResidentRequest request) {
        return heard.messageId().equals(request.raising().messageId());
    }

    private static Word word(Heard heard) {
        return new Word(null, heard.sender().memberId(), null, heard.messageKey(), heard.at());
    }
}
