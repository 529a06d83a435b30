package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.Places;
import org.qunli.request.reading.Category;

/**
 * Answers what is official already: "when does it end?" from the zone's control. The request stays
 * with its officer, and no clock stops: the words are nobody's.
 */
@ApplicationScoped
public class OfficialAnswers {

    private final Places places;

    private final RequestSayings sayings;

    OfficialAnswers(Places places, RequestSayings sayings) {
        this.places = places;
        this.sayings = sayings;
    }

    /** A request came in; what is official is said at once, before who has it. */
    void acknowledge(ResidentRequest request, Bilingual received, Effects effects) {
        Optional<Bilingual> official = of(request);
        if (official.isPresent()) {
            sayings.answer(request, official.get(), received, effects);
        } else {
            sayings.sayOrHold(request, RequestSayings.ACKNOWLEDGEMENT, received, false, effects);
        }
    }

    /** The household asks once more: the answer may be another by now. */
    public void askedAgain(ResidentRequest request, Effects effects) {
        of(request).ifPresent(official -> sayings.answerAgain(request, official, effects));
    }

    private Optional<Bilingual> of(ResidentRequest request) {
        return request.category() == Category.CONTROL_RULES && !request.lifeAtRisk()
                ? places.controlAnswer(request.raising().zoneId())
                : Optional.empty();
    }
}
