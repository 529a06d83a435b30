package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.Mention;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.SayingView;
import org.qunli.kit.saying.Sayings;
import org.qunli.request.place.People;

/**
 * Says things about a request where it was raised: to the group, quoting its message, or in private
 * where it was raised in private or is confidential. Where nobody can be reached nothing is said.
 */
@ApplicationScoped
class RequestSayings {

    private final Sayings sayings;

    private final People people;

    private final RequestConfig config;

    private final Clock clock;

    RequestSayings(Sayings sayings, People people, RequestConfig config, Clock clock) {
        this.sayings = sayings;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Says it; {@code toResident} mentions whoever raised the request. */
    void say(
            ResidentRequest request,
            String kind,
            Bilingual text,
            boolean toResident,
            Effects effects) {
        word(request, kind, text, toResident)
                .ifPresent(word -> effects.add(SayingView.of(sayings.say(word))));
    }

    private Optional<NewSaying> word(
            ResidentRequest request, String kind, Bilingual text, boolean toResident) {
        Raising raising = request.raising();
        String about = "request/" + request.id();
        Instant expiresAt = clock.instant().plus(config.sayingLife());
        if (raising.groupId() == null || request.confidential()) {
            return reachable(raising)
                    .map(
                            chat ->
                                    NewSaying.toPerson(
                                            kind,
                                            about,
                                            raising.district(),
                                            raising.zoneId(),
                                            chat,
                                            text,
                                            expiresAt));
        }
        NewSaying word =
                NewSaying.toGroup(
                        kind,
                        about,
                        raising.district(),
                        raising.zoneId(),
                        raising.chat().channel(),
                        raising.chat().tenant(),
                        raising.groupId(),
                        text,
                        expiresAt);
        if (raising.messageId() != null) {
            word = word.quoting(raising.messageId());
        }
        return Optional.of(toResident ? word.mentioning(List.of(mention(raising))) : word);
    }

    private Optional<ChatId> reachable(Raising raising) {
        if (raising.chat() != null) {
            return Optional.of(raising.chat());
        }
        return raising.memberId() == null ? Optional.empty() : people.chatOf(raising.memberId());
    }

    private static Mention mention(Raising raising) {
        return new Mention(
                raising.chat().userId(), raising.name() == null ? null : "@" + raising.name());
    }
}
