package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.Places;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Takes updates by API: what the update says is checked, applied, and said where the request was
 * raised.
 */
@ApplicationScoped
class UpdateTaker {

    private final Casework casework;

    private final Pauses pauses;

    private final Verdicts verdicts;

    private final UpdateWords words;

    private final MessageReader reader;

    private final Places places;

    private final Clock clock;

    UpdateTaker(
            Casework casework,
            Pauses pauses,
            Verdicts verdicts,
            UpdateWords words,
            MessageReader reader,
            Places places,
            Clock clock) {
        this.casework = casework;
        this.pauses = pauses;
        this.verdicts = verdicts;
        this.words = words;
        this.reader = reader;
        this.places = places;
        this.clock = clock;
    }

    RequestUpdate resident(
            ResidentRequest request, NewUpdate update, UUID memberId, Effects effects) {
        if (update.kind() != UpdateKind.COMMENT) {
            throw new Invalid("kind", "comment-only");
        }
        UpdateWords.require(update.text(), "text");
        Instant now = clock.instant();
        return casework.spoken(
                request, new Word(null, memberId, update.text(), null, now), effects);
    }

    RequestUpdate officer(
            ResidentRequest request, NewUpdate update, UUID officerId, Effects effects) {
        Instant now = clock.instant();
        Casework.Counsel counsel =
                casework.counsel(request, officerId, now).orElseThrow(NotOnRoster::new);
        Bilingual said = words.of(request, update, counsel.officer(), now);
        Word word = new Word(officerId, null, said == null ? null : said.zh(), null, now);
        return switch (update.kind()) {
            case RESPONSE, PROGRESS -> answer(request, update, word, said, counsel, effects);
            case WAITING -> waiting(request, update, word, counsel, effects);
            case RESOLUTION ->
                    casework.resolve(
                            request, word, counsel.officer(), word.text() != null, effects);
            case UNRESOLVABLE -> {
                UpdateWords.require(update.wayForward(), "wayForward");
                yield verdicts.unresolvable(request, word, update.wayForward(), effects);
            }
            case NOT_A_REQUEST -> verdicts.notARequest(request, word, effects);
            case CHANGE -> throw new Invalid("kind", "of-a-correction");
            case COMMENT -> casework.comment(request, word);
        };
    }

    private RequestUpdate answer(
            ResidentRequest request,
            NewUpdate update,
            Word word,
            Bilingual said,
            Casework.Counsel counsel,
            Effects effects) {
        if (update.promisedAt() != null && !update.promisedAt().isAfter(word.at())) {
            throw new Invalid("promisedAt", "in-the-future");
        }
        RequestUpdate kept;
        if (counsel.counts()) {
            Reading reading = reader.read(new Utterance(word.text(), Speaker.OFFICER, true, false));
            Instant promised = promised(request, update, reading, word);
            kept =
                    update.kind() == UpdateKind.PROGRESS
                            ? casework.progress(request, word, promised, effects)
                            : casework.answer(request, word, promised, reading.action(), effects);
        } else {
            kept = casework.comment(request, word);
        }
        casework.speak(request, kept, said, counsel.officer(), effects);
        return kept;
    }

    private Instant promised(
            ResidentRequest request, NewUpdate update, Reading reading, Word word) {
        if (update.promisedAt() != null || reading.promise() == null) {
            return update.promisedAt();
        }
        return places.zone(request.raising().zoneId())
                .map(zone -> reading.promise().at(word.at(), ZoneId.of(zone.timeZone())))
                .orElse(null);
    }

    private RequestUpdate waiting(
            ResidentRequest request,
            NewUpdate update,
            Word word,
            Casework.Counsel counsel,
            Effects effects) {
        if (update.waitingFor() == null) {
            throw new Invalid("for", "required");
        }
        if (update.until() == null || !update.until().isAfter(word.at())) {
            throw new Invalid("until", "in-the-future");
        }
        RequestUpdate kept =
                pauses.begin(request, word, update.waitingFor(), update.until(), effects);
        Bilingual reason = new Bilingual(word.text(), word.text());
        casework.speak(request, kept, reason, counsel.officer(), effects);
        return kept;
    }
}
