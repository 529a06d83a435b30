package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.qunli.request.lifecycle.Casework;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.OfficialAnswers;
import org.qunli.request.lifecycle.Reassessment;
import org.qunli.request.lifecycle.RequestOpener;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.lifecycle.Word;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.OfficerClaims;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Hears a resident or a guest: a need opens a request, further words are kept with the one they are
 * about. A false request costs an officer one tap, a missed one somebody's medicine.
 */
@ApplicationScoped
public class ResidentSpeech {

    /** Of what nobody can tell what it means. */
    private static final double UNSURE = 0.3;

    private final MessageReader reader;

    private final OfficerClaims claims;

    private final Candidates candidates;

    private final Quotes quotes;

    private final Circulars circulars;

    private final Pictures pictures;

    private final NeedSpeech needs;

    private final RequestOpener opener;

    private final ResidentRequests requests;

    private final Casework casework;

    private final Reassessment reassessment;

    private final NeighbourSpeech neighbours;

    private final RatingSpeech ratings;

    private final OfficialAnswers official;

    ResidentSpeech(
            MessageReader reader,
            OfficerClaims claims,
            Candidates candidates,
            Quotes quotes,
            Circulars circulars,
            Pictures pictures,
            NeedSpeech needs,
            RequestOpener opener,
            ResidentRequests requests,
            Casework casework,
            Reassessment reassessment,
            NeighbourSpeech neighbours,
            RatingSpeech ratings,
            OfficialAnswers official) {
        this.reader = reader;
        this.claims = claims;
        this.candidates = candidates;
        this.quotes = quotes;
        this.circulars = circulars;
        this.pictures = pictures;
        this.needs = needs;
        this.opener = opener;
        this.requests = requests;
        this.casework = casework;
        this.reassessment = reassessment;
        this.neighbours = neighbours;
        this.ratings = ratings;
        this.official = official;
    }

    /** A message, how it reads, the sender's requests, and which of them it quotes. */
    private record Turn(
            Heard heard, Reading reading, List<Candidate> own, Set<UUID> quoted, Effects effects) {

        double confidence() {
            return reading.confidence();
        }

        Turn of(Reading.Matter matter) {
            return new Turn(heard.part(matter.text()), reading.only(matter), own, quoted, effects);
        }

        /**
         * The one that is meant among those that fit: quoted, or of the same category, or the
         * newest.
         */
        Optional<Candidate> meant(Predicate<Candidate> fits) {
            List<Candidate> fitting = own.stream().filter(fits).toList();
            return first(fitting, c -> quoted.contains(c.id()))
                    .or(() -> first(fitting, c -> c.category() == reading.category()))
                    .or(() -> first(fitting, c -> true));
        }

        private static Optional<Candidate> first(List<Candidate> some, Predicate<Candidate> fits) {
            return some.stream().filter(fits).findFirst();
        }
    }

    /** Understands the message and does what it says, in the running transaction. */
    public Understood hear(Heard heard, Effects effects) {
        Optional<OfficerClaims.Claim> claim = claim(heard);
        if (claim.isPresent()) {
            effects.add(IntroductionEvents.claimed(heard, claim.get()));
            return Understood.noted(1);
        }
        Optional<Understood> followed = neighbours.hear(heard, effects);
        if (followed.isPresent()) {
            return followed.get();
        }
        Optional<Understood> circular =
                circulars.notice(heard, effects).or(() -> circulars.grownList(heard));
        if (circular.isPresent()) {
            return circular.get();
        }
        List<Candidate> own = candidates.own(heard);
        Optional<Understood> rated = ratings.hear(heard, own, effects);
        if (rated.isPresent()) {
            return rated.get();
        }
        if (heard.wordless()) {
            return picture(heard, own, effects);
        }
        boolean unfinished =
                own.stream().anyMatch(c -> c.isOpen() || c.status() == RequestStatus.RESOLVED);
        Reading reading =
                reader.read(
                        new Utterance(
                                heard.words(),
                                heard.sender().speaker(),
                                heard.addressed(),
                                unfinished,
                                heard.where().district()));
        Turn turn = new Turn(heard, reading, own, quotes.requests(heard).orElse(Set.of()), effects);
        return switch (reading.intent()) {
            case REQUEST -> need(turn);
            case FOLLOW_UP -> followUp(turn);
            case CONFIRMED -> confirmed(turn);
            case NOT_SOLVED -> notSolved(turn);
            case WITHDRAWN -> withdrawn(turn);
            case THANKS -> thanks(turn);
            case ANSWER, RESOLUTION, TALK -> talk(turn);
        };
    }

    /** Without words only what was said just before tells what it is about. */
    private Understood picture(Heard heard, List<Candidate> own, Effects effects) {
        Reading seen =
                reader.read(new Utterance("", heard.sender().speaker(), heard.addressed(), false));
        Turn turn = new Turn(heard, seen, own, Set.of(), effects);
        return pictures.about(heard, own)
                .map(about -> append(turn, about))
                .orElseGet(
                        () ->
                                own.stream().anyMatch(Candidate::isOpen)
                                        ? Understood.unmatched(UNSURE)
                                        : Understood.noted(UNSURE));
    }

    /** Whether somebody unknown says in the group that they serve it: that is no need. */
    private Optional<OfficerClaims.Claim> claim(Heard heard) {
        return heard.sender().speaker() == Speaker.GUEST && !heard.where().direct()
                ? claims.read(heard.text())
                : Optional.empty();
    }

    /** What was told in parts is taken in parts. */
    private Understood need(Turn turn) {
        if (turn.reading().matters().isEmpty()) {
            return oneNeed(turn);
        }
        Map<UUID, Outcome> touched = new LinkedHashMap<>();
        for (Reading.Matter matter : turn.reading().matters()) {
            touched.putAll(oneNeed(turn.of(matter)).requests());
        }
        Outcome strongest =
                touched.containsValue(Outcome.OPENED) ? Outcome.OPENED : Outcome.APPENDED;
        return new Understood(strongest, turn.confidence(), touched);
    }

    private Understood oneNeed(Turn turn) {
        Category category = turn.reading().category();
        return turn.own().stream()
                .filter(Candidate::isOpen)
                .filter(
                        c ->
                                turn.quoted().contains(c.id())
                                        || category != Category.OTHER && c.category() == category)
                .findFirst()
                .map(same -> append(turn, same))
                .orElseGet(() -> open(turn));
    }

    private Understood followUp(Turn turn) {
        return turn.meant(Candidate::isOpen)
                .map(about -> append(turn, about))
                .orElseGet(() -> turn.reading().need() ? open(turn) : talk(turn));
    }

    private Understood confirmed(Turn turn) {
        Optional<Candidate> resolved = turn.meant(c -> c.status() == RequestStatus.RESOLVED);
        if (resolved.isEmpty()) {
            // Nobody said yet that it is done: kept, but the state is the officer's to move.
            return thanks(turn);
        }
        ResidentRequest request = lock(resolved.get());
        if (request.status() != RequestStatus.RESOLVED) {
            casework.comment(request, word(turn.heard()));
            return Understood.of(Outcome.NOTED, turn.confidence(), request.id());
        }
        casework.confirm(request, word(turn.heard()), turn.reading().thanks(), turn.effects());
        return Understood.of(Outcome.CONFIRMED, turn.confidence(), request.id());
    }

    private Understood notSolved(Turn turn) {
        Optional<Candidate> done =
                turn.own().stream()
                        .filter(c -> c.status().isDone())
                        .filter(c -> turn.quoted().isEmpty() || turn.quoted().contains(c.id()))
                        .max(Comparator.comparing(Candidate::resolvedAt));
        if (done.isPresent()) {
            ResidentRequest request = lock(done.get());
            if (request.status().isDone()) {
                casework.reopen(request, word(turn.heard()), turn.effects());
                return Understood.of(Outcome.REOPENED, turn.confidence(), request.id());
            }
        }
        return turn.meant(Candidate::isOpen)
                .map(about -> append(turn, about))
                .or(() -> neighbours.unsolved(turn.heard(), opener, turn.effects()))
                .orElseGet(() -> turn.reading().need() ? open(turn) : talk(turn));
    }

    private Understood withdrawn(Turn turn) {
        List<Candidate> open = turn.own().stream().filter(Candidate::isOpen).toList();
        List<Candidate> named =
                open.stream()
                        .filter(
                                c ->
                                        turn.quoted().contains(c.id())
                                                || turn.quoted().isEmpty()
                                                        && c.category()
                                                                == turn.reading().category())
                        .toList();
        List<Candidate> meant = open.size() == 1 ? open : named;
        if (meant.size() != 1) {
            return open.isEmpty()
                    ? Understood.noted(turn.confidence())
                    : Understood.unmatched(turn.confidence());
        }
        ResidentRequest request = lock(meant.get(0));
        if (!request.status().isOpen()) {
            return Understood.of(Outcome.NOTED, turn.confidence(), request.id());
        }
        casework.withdraw(request, word(turn.heard()), turn.effects());
        return Understood.of(Outcome.WITHDRAWN, turn.confidence(), request.id());
    }

    private Understood thanks(Turn turn) {
        return turn.meant(c -> c.status().isDone())
                .or(() -> turn.meant(Candidate::isOpen))
                .map(
                        about -> {
                            ResidentRequest request = lock(about);
                            if (turn.reading().thanks()) {
                                casework.thanked(request, word(turn.heard()), turn.effects());
                            } else {
                                casework.comment(request, word(turn.heard()));
                            }
                            return Understood.of(Outcome.NOTED, turn.confidence(), about.id());
                        })
                .orElseGet(() -> Understood.noted(turn.confidence()));
    }

    /** Talk stays talk, but for whom an officer waits: whatever they write ends the wait. */
    private Understood talk(Turn turn) {
        List<Candidate> waiting = turn.own().stream().filter(Candidate::waitsForResident).toList();
        return waiting.size() == 1
                ? append(turn, waiting.get(0))
                : Understood.noted(turn.confidence());
    }

    private Understood append(Turn turn, Candidate about) {
        ResidentRequest request = lock(about);
        Word word = word(turn.heard());
        if (!request.status().isOpen()) {
            casework.comment(request, word);
            return Understood.of(Outcome.NOTED, turn.confidence(), request.id());
        }
        casework.spoken(request, word, turn.effects());
        reassessment.worsen(request, turn.reading(), word, turn.effects());
        if (turn.reading().category() == Category.CONTROL_RULES && turn.reading().need()) {
            official.askedAgain(request, turn.effects());
        }
        if (turn.reading().category() == Category.RUMOUR && turn.reading().need()) {
            turn.effects().add(RumourEvents.claimed(turn.heard(), request.id()));
        }
        return Understood.of(Outcome.APPENDED, turn.confidence(), request.id());
    }

    private Understood open(Turn turn) {
        return needs.open(turn.heard(), turn.reading(), turn.effects());
    }

    private ResidentRequest lock(Candidate candidate) {
        return requests.lock(candidate.id()).orElseThrow();
    }

    private static Word word(Heard heard) {
        return new Word(
                null, heard.sender().memberId(), heard.told(), heard.messageKey(), heard.at());
    }
}
