package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.SayingView;
import org.qunli.kit.saying.Sayings;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;
import org.qunli.request.place.People;

/**
 * Tells officers in private about a request: never in the group, and nothing where no chat is
 * known.
 */
@ApplicationScoped
class OfficerSayings {

    private final Sayings sayings;

    private final People people;

    private final RequestConfig config;

    private final Clock clock;

    OfficerSayings(Sayings sayings, People people, RequestConfig config, Clock clock) {
        this.sayings = sayings;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Tells the occasion and what the request is about. */
    void tell(ResidentRequest request, UUID officer, Occasion occasion, Effects effects) {
        tell(request, officer, occasion, OfficerPhrases.brief(occasion, request), effects);
    }

    /** Tells these words; answers whether there is a chat to tell them in. */
    boolean tell(
            ResidentRequest request,
            UUID officer,
            Occasion occasion,
            Bilingual text,
            Effects effects) {
        return say(request.raising(), officer, occasion, "request/" + request.id(), text, effects);
    }

    /** Rings the alarm of danger to life in this chat. */
    void alarm(ResidentRequest request, ChatId chat, Effects effects) {
        Occasion occasion = Occasion.LIFE_AT_RISK;
        Bilingual text = OfficerPhrases.brief(occasion, request);
        say(request.raising(), chat, occasion, "request/" + request.id(), text, effects);
    }

    /** Tells the occasion and what the requests, all of one zone, are about, in one word. */
    void tellAll(List<ResidentRequest> requests, UUID officer, Occasion occasion, Effects effects) {
        ResidentRequest first = requests.get(0);
        String about = requests.size() == 1 ? "request/" + first.id() : "officer/" + officer;
        Bilingual text = OfficerPhrases.list(occasion, requests);
        say(first.raising(), officer, occasion, about, text, effects);
    }

    private boolean say(
            Raising raising,
            UUID officer,
            Occasion occasion,
            String about,
            Bilingual text,
            Effects effects) {
        Optional<ChatId> known = people.chatOf(officer);
        known.ifPresent(chat -> say(raising, chat, occasion, about, text, effects));
        return known.isPresent();
    }

    private void say(
            Raising raising,
            ChatId chat,
            Occasion occasion,
            String about,
            Bilingual text,
            Effects effects) {
        Duration life =
                occasion == Occasion.LIFE_AT_RISK ? config.alarmLife() : config.sayingLife();
        NewSaying word =
                NewSaying.toPerson(
                        occasion.name(),
                        about,
                        raising.district(),
                        raising.zoneId(),
                        chat,
                        text,
                        clock.instant().plus(life));
        effects.addForOfficer(SayingView.of(sayings.say(word)));
    }
}
