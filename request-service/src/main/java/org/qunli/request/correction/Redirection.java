package org.qunli.request.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.Invalid;
import org.qunli.request.conversation.Heard;
import org.qunli.request.conversation.OfficerSpeech;
import org.qunli.request.following.Following;
import org.qunli.request.lifecycle.Casework;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.Word;
import org.qunli.request.reading.Speaker;

/**
 * Takes a word from the requests it was wrongly linked to and gives it to the one it was meant for.
 */
@ApplicationScoped
class Redirection {

    private final Casework casework;

    private final OfficerSpeech officers;

    private final Following following;

    private final Jdbi jdbi;

    private final Clock clock;

    Redirection(
            Casework casework,
            OfficerSpeech officers,
            Following following,
            Jdbi jdbi,
            Clock clock) {
        this.casework = casework;
        this.officers = officers;
        this.following = following;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void redirect(
            SaidMessage message,
            Heard heard,
            List<ResidentRequest> wrong,
            ResidentRequest target,
            Effects effects) {
        if (message.byOfficer()) {
            if (heard.sender().speaker() != Speaker.OFFICER) {
                throw new Invalid("verdict", "officer-unknown");
            }
            wrong.forEach(request -> unanswered(message, request, effects));
            officers.answer(heard, target, effects);
        } else {
            requireOwn(heard, target);
            wrong.forEach(request -> merged(message, heard, request, target, effects));
            spoken(message, heard, target, effects);
        }
    }

    /** An answer that wasn't for it leaves its resident waiting, from now on. */
    private void unanswered(SaidMessage message, ResidentRequest request, Effects effects) {
        Word word =
                new Word(null, request.raising().memberId(), null, message.id(), clock.instant());
        boolean doneByIt = request.status() == RequestStatus.RESOLVED && endedBy(message, request);
        if (doneByIt) {
            casework.reopen(request, word, effects);
        } else if (request.status().isOpen()) {
            casework.spoken(request, word, effects);
        }
    }

    private boolean endedBy(SaidMessage message, ResidentRequest request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from request_update
                                                       where request = :request and message_key = :message
                                                         and kind = 'RESOLUTION')
                                        """)
                                .bind("request", request.id())
                                .bind("message", message.id())
                                .mapTo(boolean.class)
                                .one());
    }

    /** A resident speaks of their own; "me too" of a neighbour's is said otherwise. */
    private static void requireOwn(Heard heard, ResidentRequest target) {
        boolean household =
                heard.sender().householdId() != null
                        && heard.sender().householdId().equals(target.raising().householdId());
        if (!household && !heard.chat().equals(target.raising().chat())) {
            throw new Invalid("requestId", "not-the-senders");
        }
        if (target.duplicateOf() != null) {
            throw new Invalid("requestId", "unknown-request");
        }
    }

    /** What it opened by itself goes on in the other. */
    private void merged(
            SaidMessage message,
            Heard heard,
            ResidentRequest request,
            ResidentRequest target,
            Effects effects) {
        boolean own = message.opened(request) && request.status().isOpen();
        if (own && !Objects.equals(request.id(), target.id())) {
            following.handOver(request.id(), target.id());
            Word word = new Word(null, heard.sender().memberId(), null, message.id(), now());
            casework.duplicate(request, target, word, effects);
        }
    }

    private void spoken(SaidMessage message, Heard heard, ResidentRequest target, Effects effects) {
        Word word = new Word(null, heard.sender().memberId(), heard.words(), message.id(), now());
        if (target.status().isOpen()) {
            casework.spoken(target, word, effects);
        } else {
            casework.comment(target, word);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
