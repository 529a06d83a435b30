package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.request.lifecycle.OfficerPhrases.Occasion;
import org.qunli.request.place.People;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.AssignReason;
import org.qunli.request.routing.Router;

/**
 * Goes on where an alarm of danger to life wasn't heard: to another chat of the same officer, else
 * to the next one on duty, medical workers first. Never to the group. Where nobody is left, others
 * are told so.
 */
@ApplicationScoped
class AlarmChain {

    private static final Logger LOG = Logger.getLogger(AlarmChain.class);

    private static final String REQUEST = "request/";

    private static final Set<Saying.Status> UNHEARD =
            Set.of(Saying.Status.FAILED, Saying.Status.UNSUPPORTED);

    private final ResidentRequests requests;

    private final RequestEvents events;

    private final CareEvents care;

    private final OfficerSayings officers;

    private final Router router;

    private final People people;

    private final EventFeed feed;

    private final Jdbi jdbi;

    private final Clock clock;

    AlarmChain(
            ResidentRequests requests,
            RequestEvents events,
            CareEvents care,
            OfficerSayings officers,
            Router router,
            People people,
            EventFeed feed,
            Jdbi jdbi,
            Clock clock) {
        this.requests = requests;
        this.events = events;
        this.care = care;
        this.officers = officers;
        this.router = router;
        this.people = people;
        this.feed = feed;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Where an alarm was rung, and whose chat that is; public for the mapper only. */
    public record Rung(UUID sayingId, String channel, String tenant, String userId, UUID officer) {

        ChatId chat() {
            return new ChatId(channel, tenant, userId);
        }
    }

    void on(@Observes SayingSettled settled) {
        if (!settled.kind().equals(Occasion.LIFE_AT_RISK.name())
                || !UNHEARD.contains(settled.status())
                || !settled.about().startsWith(REQUEST)) {
            return;
        }
        Effects effects = new Effects();
        requests.lock(UUID.fromString(settled.about().substring(REQUEST.length())))
                .filter(request -> request.status().isOpen())
                .ifPresent(request -> goOn(request, settled.sayingId(), effects));
        requests.flush();
        feed.append(effects.events());
    }

    private void goOn(ResidentRequest request, UUID unheard, Effects effects) {
        List<Rung> rung = rung(request);
        Set<ChatId> tried = rung.stream().map(Rung::chat).collect(Collectors.toSet());
        Optional<ChatId> other =
                rung.stream()
                        .filter(each -> each.sayingId().equals(unheard))
                        .flatMap(each -> people.chatsOf(each.officer()).stream())
                        .filter(chat -> !tried.contains(chat))
                        .findFirst();
        if (other.isPresent()) {
            officers.alarm(request, other.get(), effects);
            LOG.infof("Request %s: the alarm goes to another chat", request.id());
        } else {
            next(request, effects);
        }
    }

    /** Tells the next one on duty who wasn't told yet; the caller holds the row's lock. */
    void next(ResidentRequest request, Effects effects) {
        Instant now = clock.instant();
        Set<UUID> told = rung(request).stream().map(Rung::officer).collect(Collectors.toSet());
        List<RosterEntry> left =
                router.roster(request.raising().zoneId(), now).stream()
                        .filter(RosterEntry::onDuty)
                        .filter(entry -> !told.contains(entry.officerId()))
                        .sorted(Comparator.comparing(e -> !e.fills(Post.MEDICAL_WORKER)))
                        .toList();
        for (RosterEntry entry : left) {
            Optional<ChatId> chat = people.chatsOf(entry.officerId()).stream().findFirst();
            if (chat.isPresent()) {
                request.addHelpers(Set.of(entry.officerId()));
                effects.add(events.assigned(request, AssignReason.HELPERS, now));
                officers.alarm(request, chat.get(), effects);
                LOG.infof("Request %s: the alarm goes to %s", request.id(), entry.officerId());
                return;
            }
        }
        effects.add(care.alarmUnheard(request, now));
        LOG.warnf("Request %s: nobody is left to hear the alarm", request.id());
    }

    private List<Rung> rung(ResidentRequest request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select s.id as saying_id, s.channel, s.tenant,
                                               s.person_id as user_id, o.id as officer
                                        from saying s
                                        join chat_identity c on c.channel = s.channel
                                            and c.tenant = s.tenant and c.user_id = s.person_id
                                        join officer o on o.id = c.holder
                                        where s.subject = :subject and s.kind = :kind
                                        """)
                                .bind("subject", REQUEST + request.id())
                                .bind("kind", Occasion.LIFE_AT_RISK.name())
                                .map(ConstructorMapper.of(Rung.class))
                                .list());
    }
}
