package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.Mention;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingView;
import org.qunli.kit.saying.Sayings;
import org.qunli.request.place.OfficerCard;
import org.qunli.request.place.People;
import org.qunli.request.place.Places;
import org.qunli.request.reading.Priority;
import org.qunli.request.voice.Group;
import org.qunli.request.voice.GroupVoice;
import org.qunli.request.voice.HeldWords;

/**
 * Says things about a request where it was raised: to the group, quoting its message, or in private
 * where it was raised in private or is confidential, or where its group serves another zone by now.
 * Where nobody can be reached nothing is said.
 */
@ApplicationScoped
class RequestSayings {

    /** An officer's word by API, passed on. */
    static final String RESPONSE = "RESPONSE";

    /** A new request came in. */
    static final String ACKNOWLEDGEMENT = "ACKNOWLEDGEMENT";

    private static final String OFFICIAL_ANSWER = "OFFICIAL_ANSWER";

    /** Said in the moment in which the message was heard in its group. */
    private static final Set<String> OPENING = Set.of(ACKNOWLEDGEMENT, OFFICIAL_ANSWER);

    private final Sayings sayings;

    private final People people;

    private final Places places;

    private final RequestConfig config;

    private final GroupVoice voice;

    private final HeldWords held;

    private final Clock clock;

    RequestSayings(
            Sayings sayings,
            People people,
            Places places,
            RequestConfig config,
            GroupVoice voice,
            HeldWords held,
            Clock clock) {
        this.sayings = sayings;
        this.people = people;
        this.places = places;
        this.voice = voice;
        this.held = held;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Says it; {@code toResident} mentions whoever raised the request. Answers which saying it is,
     * if there is anybody to tell.
     */
    Optional<UUID> say(
            ResidentRequest request,
            String kind,
            Bilingual text,
            boolean toResident,
            Effects effects) {
        Optional<Saying> said = word(request, kind, text, toResident).map(sayings::say);
        said.map(SayingView::of).ifPresent(effects::add);
        return said.map(Saying::id);
    }

    /** Says it in the group although the request is confidential: that, and nothing else of it. */
    void sayInGroup(ResidentRequest request, String kind, Bilingual text, Effects effects) {
        if (serves(request.raising())) {
            NewSaying word =
                    toGroup(request, kind, text, clock.instant().plus(config.sayingLife()));
            effects.add(SayingView.of(sayings.say(word)));
        }
    }

    /**
     * Says it, or holds it for a moment in which Qunli isn't the loudest of the group. Urgent
     * matters and private words are never held.
     */
    void sayOrHold(
            ResidentRequest request,
            String kind,
            Bilingual text,
            boolean toResident,
            Effects effects) {
        Raising raising = request.raising();
        boolean aloud = raising.groupId() != null && !request.confidential();
        boolean urgent = request.priority() == Priority.URGENT || request.lifeAtRisk();
        if (aloud && !urgent && !voice.maySpeak(group(raising), clock.instant())) {
            held.hold(request.id(), kind, group(raising), clock.instant());
        } else {
            say(request, kind, text, toResident, effects);
        }
    }

    /**
     * Answers from what is official, at once. Where the group heard the same a moment ago, it only
     * hears as usual that the request came in.
     */
    void answer(ResidentRequest request, Bilingual official, Bilingual received, Effects effects) {
        if (heardLately(request, official)) {
            sayOrHold(request, ACKNOWLEDGEMENT, received, false, effects);
        } else {
            say(request, OFFICIAL_ANSWER, Phrases.apart(official, received), true, effects);
        }
    }

    /** As {@link #answer}, to a question that came in before. */
    void answerAgain(ResidentRequest request, Bilingual official, Effects effects) {
        if (!heardLately(request, official)) {
            say(request, OFFICIAL_ANSWER, official, true, effects);
        }
    }

    private boolean heardLately(ResidentRequest request, Bilingual official) {
        Raising raising = request.raising();
        Instant since = clock.instant().minus(config.sameAnswerPause());
        return raising.groupId() != null
                && !request.confidential()
                && voice.hasSaid(group(raising), OFFICIAL_ANSWER, official.zh(), since);
    }

    /**
     * Says one word about several requests of one group, and mentions whoever raised them; nothing
     * where the group serves another zone by now.
     */
    void sayTogether(List<ResidentRequest> requests, String kind, Bilingual text) {
        ResidentRequest first = requests.get(0);
        if (!serves(first.raising())) {
            return;
        }
        word(first, kind, text, false)
                .map(word -> requests.size() == 1 ? word : word.quoting(null))
                .map(
                        word ->
                                word.mentioning(
                                        requests.stream()
                                                .map(request -> mention(request.raising()))
                                                .distinct()
                                                .toList()))
                .ifPresent(sayings::say);
    }

    /** Who has the requests. */
    Map<UUID, OfficerCard> officersOf(List<ResidentRequest> requests) {
        return people.officers(
                requests.stream()
                        .map(ResidentRequest::assignee)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private static Group group(Raising raising) {
        return new Group(raising.chat().channel(), raising.chat().tenant(), raising.groupId());
    }

    private Optional<NewSaying> word(
            ResidentRequest request, String kind, Bilingual text, boolean toResident) {
        Raising raising = request.raising();
        String about = "request/" + request.id();
        Instant expiresAt = clock.instant().plus(config.sayingLife());
        boolean atOpening = OPENING.contains(kind);
        if (raising.groupId() == null || request.confidential() || !atOpening && !serves(raising)) {
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
        NewSaying word = toGroup(request, kind, text, expiresAt);
        return Optional.of(toResident ? word.mentioning(List.of(mention(raising))) : word);
    }

    private boolean serves(Raising raising) {
        ChatId chat = raising.chat();
        return places.serves(raising.zoneId(), chat.channel(), chat.tenant(), raising.groupId());
    }

    private static NewSaying toGroup(
            ResidentRequest request, String kind, Bilingual text, Instant expiresAt) {
        Raising raising = request.raising();
        NewSaying word =
                NewSaying.toGroup(
                        kind,
                        "request/" + request.id(),
                        raising.district(),
                        raising.zoneId(),
                        raising.chat().channel(),
                        raising.chat().tenant(),
                        raising.groupId(),
                        text,
                        expiresAt);
        return raising.messageId() == null ? word : word.quoting(raising.messageId());
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
