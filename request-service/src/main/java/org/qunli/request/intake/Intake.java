package org.qunli.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.json.Json;
import org.qunli.request.conversation.ChangedWords;
import org.qunli.request.conversation.Heard;
import org.qunli.request.conversation.OfficerSpeech;
import org.qunli.request.conversation.Outcome;
import org.qunli.request.conversation.ResidentSpeech;
import org.qunli.request.conversation.Talk;
import org.qunli.request.conversation.TalkEvents;
import org.qunli.request.conversation.Understood;
import org.qunli.request.intake.NewMessage.Kind;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.RequestViews;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.place.Borders;
import org.qunli.request.reading.Speaker;
import org.qunli.request.similar.AnswerView;
import org.qunli.request.similar.SimilarOffer;

/**
 * Takes one message, in the running transaction: kept, understood, told and answered together. The
 * receipt's unique key makes the same delivery on two replicas one; a sender's messages are taken
 * one after the other, so that two in the same moment can't open the same need twice.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Borders borders;

    private final Arrival arrival;

    private final Receipts receipts;

    private final Talk talk;

    private final ResidentSpeech residents;

    private final OfficerSpeech officers;

    private final ChangedWords changedWords;

    private final ResidentRequests requests;

    private final RequestViews views;

    private final SimilarOffer similar;

    private final EventFeed feed;

    private final Jdbi jdbi;

    private final IntakeConfig config;

    private final Clock clock;

    Intake(
            Borders borders,
            Arrival arrival,
            Receipts receipts,
            Talk talk,
            ResidentSpeech residents,
            OfficerSpeech officers,
            ChangedWords changedWords,
            ResidentRequests requests,
            RequestViews views,
            SimilarOffer similar,
            EventFeed feed,
            Jdbi jdbi,
            IntakeConfig config,
            Clock clock) {
        this.borders = borders;
        this.arrival = arrival;
        this.receipts = receipts;
        this.talk = talk;
        this.residents = residents;
        this.officers = officers;
        this.changedWords = changedWords;
        this.requests = requests;
        this.views = views;
        this.similar = similar;
        this.feed = feed;
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    /** What is kept beside the text, as it came. */
    private record Details(
            List<NewMessage.Attachment> attachments,
            NewMessage.Quoted quoted,
            List<NewMessage.MentionOf> mentions,
            NewMessage.Location location,
            NewMessage.Reply reply) {}

    MessageAnswer take(NewMessage message) {
        borders.keep();
        Instant received = clock.instant();
        Heard heard = arrival.hear(message, Talk.newKey(), received);
        String conversation = Talk.conversation(heard.where().groupId(), heard.chat().userId());
        Receipts.Delivery delivery = Receipts.Delivery.of(message, conversation);
        Optional<MessageAnswer> before =
                receipts.takeOrAnswer(delivery, heard.messageKey(), received);
        if (before.isPresent()) {
            return before.get();
        }
        lockSpeaker(heard);
        Optional<Talk.Kept> kept = talk.lock(heard.where(), conversation, heard.messageId());
        Heard same = kept.map(row -> heard.withKey(row.id())).orElse(heard);
        Effects effects = new Effects();
        Kind kind = message.message().kindOrNew();
        Understood understood =
                kind == Kind.NEW
                        ? taken(message, same, conversation, kept, effects)
                        : changed(message, same, conversation, kept, effects);
        return answer(delivery, same, kind, kept, understood, effects);
    }

    private MessageAnswer answer(
            Receipts.Delivery delivery,
            Heard heard,
            Kind kind,
            Optional<Talk.Kept> kept,
            Understood understood,
            Effects effects) {
        Set<UUID> touched = new LinkedHashSet<>(understood.requests().keySet());
        kept.ifPresent(row -> touched.addAll(row.requests()));
        talk.link(heard.messageKey(), touched);
        requests.flush();
        if (!heard.where().direct()) {
            effects.add(TalkEvents.heard(heard, kind.name(), touched));
        }
        List<ResidentRequest> named = requests.inOrder(understood.requests().keySet());
        List<AnswerView> answers = similar.offer(opened(named, understood), effects);
        feed.append(effects.events());
        MessageAnswer answer =
                new MessageAnswer(
                        heard.messageKey(),
                        understood.outcome(),
                        understood.confidence(),
                        unsure(understood),
                        views.notes(named, outcomes(understood)),
                        effects.sayingsOn(heard.chat().channel(), heard.chat().tenant()),
                        answers);
        receipts.store(delivery, answer);
        LOG.infof("Message %s: %s", heard.messageKey(), understood.outcome());
        return answer;
    }

    private boolean unsure(Understood understood) {
        return understood.outcome() == Outcome.UNMATCHED
                || understood.confidence() < config.sureFrom();
    }

    private static List<ResidentRequest> opened(
            List<ResidentRequest> named, Understood understood) {
        return named.stream()
                .filter(r -> understood.requests().get(r.id()) == Outcome.OPENED)
                .toList();
    }

    private static Map<UUID, String> outcomes(Understood understood) {
        Map<UUID, String> outcomes = new LinkedHashMap<>();
        understood.requests().forEach((id, outcome) -> outcomes.put(id, outcome.name()));
        return outcomes;
    }

    private Understood taken(
            NewMessage message,
            Heard heard,
            String conversation,
            Optional<Talk.Kept> kept,
            Effects effects) {
        if (kept.isPresent() && !kept.get().awaitsNew()) {
            // A platform that has no edits sends the same id with other words.
            return edited(heard, kept.get(), effects);
        }
        talk.keep(heard, conversation, details(message), false, null);
        if (kept.isEmpty()) {
            return understand(heard, effects);
        }
        // Its edit or recall overtook it.
        return kept.get().recalled()
                ? Understood.noted(1)
                : understand(heard.withText(kept.get().text()), effects);
    }

    private Understood changed(
            NewMessage message,
            Heard heard,
            String conversation,
            Optional<Talk.Kept> kept,
            Effects effects) {
        boolean recall = message.message().kindOrNew() == Kind.RECALL;
        if (kept.isEmpty()) {
            talk.keep(heard, conversation, details(message), true, recall ? heard.at() : null);
            return Understood.noted(1);
        }
        Talk.Kept row = kept.get();
        if (recall) {
            talk.recall(row.id(), heard.at());
            return row.awaitsNew()
                    ? Understood.noted(1)
                    : changedWords.recalled(heard, row, effects);
        }
        return edited(heard, row, effects);
    }

    private Understood edited(Heard heard, Talk.Kept row, Effects effects) {
        talk.edit(row.id(), heard.text(), heard.at());
        if (row.recalled() || row.awaitsNew()) {
            return Understood.noted(1);
        }
        boolean neverAsked = row.requests().isEmpty();
        return neverAsked && heard.sender().speaker() != Speaker.OFFICER
                ? understand(heard, effects)
                : changedWords.edited(heard, row, effects);
    }

    private Understood understand(Heard heard, Effects effects) {
        return heard.sender().speaker() == Speaker.OFFICER
                ? officers.hear(heard, effects)
                : residents.hear(heard, effects);
    }

    private void lockSpeaker(Heard heard) {
        String speaker =
                heard.sender().householdId() == null
                        ? heard.chat().route() + "/" + heard.chat().userId()
                        : heard.sender().householdId().toString();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select pg_advisory_xact_lock(hashtextextended(:speaker, 2))::text
                                        """)
                                .bind("speaker", speaker)
                                .mapTo(String.class)
                                .one());
    }

    private static String details(NewMessage message) {
        return Json.write(
                new Details(
                        new ArrayList<>(message.message().attachmentsOrNone()),
                        message.quoted(),
                        message.mentions(),
                        message.location(),
                        message.reply()));
    }
}
