package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.Notices;

/** Decides on claims, in the running transaction, and has everybody told whom it concerns. */
@ApplicationScoped
class Clarifying {

    private static final Logger LOG = Logger.getLogger(Clarifying.class);

    private final Rumours rumours;

    private final Recipients recipients;

    private final Verdicts verdicts;

    private final Hearing hearing;

    private final RumourEvents events;

    private final Notices notices;

    private final Caller caller;

    Clarifying(
            Rumours rumours,
            Recipients recipients,
            Verdicts verdicts,
            Hearing hearing,
            RumourEvents events,
            Notices notices,
            Caller caller) {
        this.rumours = rumours;
        this.recipients = recipients;
        this.verdicts = verdicts;
        this.hearing = hearing;
        this.events = events;
        this.notices = notices;
        this.caller = caller;
    }

    /**
     * Keeps the notice that a verdict is to rest on as it is, before the rumour is locked: whoever
     * replaces the notice or takes it back finds the verdict, or the verdict finds that it is gone.
     */
    void hold(NewClarification how) {
        if (how.noticeId() != null) {
            notices.locked(how.noticeId());
        }
    }

    /**
     * Decides.
     *
     * @param rumour locked by the running transaction
     */
    Rumour decide(Rumour rumour, NewClarification how, String by, Instant now) {
        how.check();
        if (!rumour.state().mayBecome(how.state())) {
            throw new RumourMoveRefused(rumour.state(), how.state());
        }
        return settle(rumour, how, notice(how, rumour.district()), by, now);
    }

    /** Writes a decision and tells everybody. */
    Rumour settle(
            Rumour rumour, NewClarification how, Optional<Notice> notice, String by, Instant now) {
        Bilingual text = how.state().isVerdict() ? text(how, notice) : null;
        Rumour decided = rumours.decide(rumour, how, text, by, now);
        int told = verdicts.tellAll(decided, now);
        events.decided(decided, now);
        LOG.infof("Rumour %s is %s, told to %d", rumour.id(), how.state(), told);
        return decided;
    }

    private Optional<Notice> notice(NewClarification how, String district) {
        if (how.noticeId() == null) {
            return Optional.empty();
        }
        return Optional.of(
                notices.findByIdOptional(how.noticeId())
                        .filter(n -> n.status() == NoticeStatus.PUBLISHED)
                        .filter(n -> n.replacedBy() == null)
                        .filter(n -> n.districts().contains(district))
                        .orElseThrow(() -> new Invalid("noticeId", "unknown-notice")));
    }

    private static Bilingual text(NewClarification how, Optional<Notice> notice) {
        return notice.map(
                        n ->
                                new Bilingual(
                                        zh(how, n) + "(核对码 " + n.code() + ")",
                                        en(how, n) + " (code " + n.code() + ")"))
                .orElse(how.text());
    }

    private static String zh(NewClarification how, Notice notice) {
        return how.text() == null
                ? Language.ZH.nearest(notice.content().texts()).headline()
                : how.text().zh();
    }

    private static String en(NewClarification how, Notice notice) {
        return how.text() == null
                ? Language.EN.nearest(notice.content().texts()).headline()
                : how.text().en();
    }

    /** Counts that it was heard again; with the group, says there what is known. */
    Sightings sight(Rumour rumour, NewSighting sighting, Instant now) {
        Optional<Recipients.Recipient> group = Optional.empty();
        if (sighting.bindingId() != null) {
            group =
                    Optional.of(
                            recipients
                                    .binding(sighting.bindingId())
                                    .filter(to -> to.zone().equals(sighting.zoneId()))
                                    .filter(this::isReached)
                                    .orElseThrow(NotFound::new));
        }
        hearing.count(rumour.id(), sighting.zoneId(), sighting.count(), false, now);
        group.ifPresent(to -> recipients.keep(rumour.id(), to, true));
        boolean said = group.map(to -> verdicts.offer(rumour, to, now)).orElse(false);
        return new Sightings(rumour.id(), rumour.state(), said);
    }

    private boolean isReached(Recipients.Recipient to) {
        return caller.channels().isEmpty() || caller.reachesChannel(to.channel(), to.tenant());
    }
}
