package org.qunli.request.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.request.conversation.Heard;
import org.qunli.request.conversation.NeedSpeech;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Reassessment;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.lifecycle.Verdicts;
import org.qunli.request.lifecycle.Word;
import org.qunli.request.place.People;
import org.qunli.request.place.Places;
import org.qunli.request.place.Sender;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Makes what became of a message what people say it is. Each answers which requests the message
 * belongs to afterwards; what is so already stays untouched. The caller holds the message's row.
 */
@ApplicationScoped
class Corrector {

    private final ResidentRequests requests;

    private final NeedSpeech needs;

    private final Verdicts verdicts;

    private final Reassessment reassessment;

    private final Redirection redirection;

    private final MessageReader reader;

    private final People people;

    private final Places places;

    private final Caller caller;

    private final Clock clock;

    Corrector(
            ResidentRequests requests,
            NeedSpeech needs,
            Verdicts verdicts,
            Reassessment reassessment,
            Redirection redirection,
            MessageReader reader,
            People people,
            Places places,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.needs = needs;
        this.verdicts = verdicts;
        this.reassessment = reassessment;
        this.redirection = redirection;
        this.reader = reader;
        this.people = people;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What changed.
     *
     * @param changed whether anything did
     * @param categoryWas of the request that the message was read as, or null
     * @param requests those that the message belongs to afterwards
     */
    record Corrected(boolean changed, Category categoryWas, Set<UUID> requests) {}

    Corrected correct(SaidMessage message, ReadingCorrection correction, Effects effects) {
        List<ResidentRequest> touched = locked(message, correction);
        return switch (correction.verdict()) {
            case NOT_A_REQUEST -> notARequest(message, correction, touched, effects);
            case REQUEST -> request(message, correction, touched, effects);
            case CATEGORY -> category(message, correction, touched, effects);
            case OTHER_REQUEST -> other(message, correction, touched, effects);
        };
    }

    /** In one order, so that two who correct the opposite don't wait for each other. */
    private List<ResidentRequest> locked(SaidMessage message, ReadingCorrection correction) {
        Set<UUID> ids = new LinkedHashSet<>(message.requests());
        if (correction.requestId() != null) {
            ids.add(correction.requestId());
        }
        return ids.stream().sorted().map(requests::lock).flatMap(Optional::stream).toList();
    }

    private Corrected notARequest(
            SaidMessage message,
            ReadingCorrection correction,
            List<ResidentRequest> touched,
            Effects effects) {
        List<ResidentRequest> opened = opened(message, correction, touched).toList();
        List<ResidentRequest> live =
                opened.stream().filter(r -> r.status() != RequestStatus.NOT_A_REQUEST).toList();
        Word word = word(message, correction.reason());
        live.forEach(request -> verdicts.notARequest(request, word, effects));
        Set<UUID> left = new LinkedHashSet<>(opened.stream().map(ResidentRequest::id).toList());
        if (correction.requestId() != null) {
            left.addAll(message.requests());
        }
        boolean same = live.isEmpty() && left.equals(new LinkedHashSet<>(message.requests()));
        return new Corrected(!same, was(opened), left);
    }

    private Corrected request(
            SaidMessage message,
            ReadingCorrection correction,
            List<ResidentRequest> touched,
            Effects effects) {
        List<ResidentRequest> already =
                opened(message, correction, touched)
                        .filter(r -> r.status() != RequestStatus.NOT_A_REQUEST)
                        .toList();
        if (!already.isEmpty()) {
            return correction.category() == null
                    ? new Corrected(false, was(already), Set.copyOf(message.requests()))
                    : category(message, correction, touched, effects);
        }
        if (message.byOfficer() || message.recalled()) {
            throw new Invalid("verdict", message.recalled() ? "taken-back" : "officers-word");
        }
        Heard heard = heard(message);
        Reading reading = reader.read(utterance(heard));
        Category category =
                correction.category() == null ? reading.category() : correction.category();
        Reading need =
                reading.only(
                        new Reading.Matter(
                                heard.words(), category, reading.priority(), reading.lifeAtRisk()));
        // Nobody could answer what nobody knew of: it opens now, not when it was said.
        Set<UUID> opened =
                needs.open(heard.saidAt(clock.instant()), need, effects).requests().keySet();
        return new Corrected(true, null, opened);
    }

    private Corrected category(
            SaidMessage message,
            ReadingCorrection correction,
            List<ResidentRequest> touched,
            Effects effects) {
        if (correction.category() == null) {
            throw new Invalid("category", "required");
        }
        List<ResidentRequest> meant = named(message, correction, touched).toList();
        if (meant.isEmpty()) {
            throw new Invalid("requestId", "unknown-request");
        }
        if (meant.size() > 1) {
            throw new Invalid("requestId", "required");
        }
        ResidentRequest request = meant.get(0);
        Category was = request.category();
        boolean changed = was != correction.category();
        if (changed) {
            reassessment.recategorise(request, correction.category(), effects);
        }
        return new Corrected(changed, was, new LinkedHashSet<>(message.requests()));
    }

    private Corrected other(
            SaidMessage message,
            ReadingCorrection correction,
            List<ResidentRequest> touched,
            Effects effects) {
        if (correction.requestId() == null) {
            throw new Invalid("requestId", "required");
        }
        ResidentRequest target =
                touched.stream()
                        .filter(r -> r.id().equals(correction.requestId()))
                        .filter(r -> r.raising().zoneId().equals(message.zone()))
                        .filter(r -> caller.is(Roles.OFFICER) || !r.confidential())
                        .findFirst()
                        .orElseThrow(() -> new Invalid("requestId", "unknown-request"));
        Set<UUID> one = Set.of(target.id());
        if (one.equals(Set.copyOf(message.requests())) || message.recalled()) {
            return new Corrected(false, was(touched), Set.copyOf(message.requests()));
        }
        List<ResidentRequest> wrong = touched.stream().filter(r -> r != target).toList();
        redirection.redirect(message, heard(message), wrong, target, effects);
        return new Corrected(true, was(wrong), one);
    }

    /** Those that began with the message; only the named one where one is named. */
    private static Stream<ResidentRequest> opened(
            SaidMessage message, ReadingCorrection correction, List<ResidentRequest> touched) {
        return named(message, correction, touched).filter(message::opened);
    }

    private static Stream<ResidentRequest> named(
            SaidMessage message, ReadingCorrection correction, List<ResidentRequest> touched) {
        return touched.stream()
                .filter(r -> message.requests().contains(r.id()))
                .filter(
                        r ->
                                correction.requestId() == null
                                        || correction.requestId().equals(r.id()));
    }

    private static Category was(List<ResidentRequest> read) {
        return read.stream().map(ResidentRequest::category).findFirst().orElse(null);
    }

    private Heard heard(SaidMessage message) {
        Sender sender = people.identify(message.zone(), message.chat());
        String timeZone = places.zone(message.zone()).orElseThrow().timeZone();
        return message.heard(sender, timeZone);
    }

    private static Utterance utterance(Heard heard) {
        return new Utterance(
                heard.words(), Speaker.RESIDENT, false, false, heard.where().district());
    }

    private Word word(SaidMessage message, String reason) {
        UUID officer = caller.person().map(Person::officerId).orElse(null);
        return new Word(officer, null, reason, message.id(), clock.instant());
    }
}
