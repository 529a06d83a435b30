package org.qunli.notice.issue;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.problem.NotFound;

/**
 * Makes notices official, now or at their time, and takes them back, in the running transaction.
 * The notice is locked by it; an earlier one that it refers to is locked here, so that of two that
 * want its place one gets it.
 */
@ApplicationScoped
class Publishing {

    private static final Logger LOG = Logger.getLogger(Publishing.class);

    /** How long a cancellation is said at least. */
    private static final Duration HEARD = Duration.ofHours(24);

    private final Notices notices;

    private final NoticeEvents events;

    private final ApprovalConfig config;

    private final Event<Publication> publications;

    private final Event<Publication.Question> questions;

    Publishing(
            Notices notices,
            NoticeEvents events,
            ApprovalConfig config,
            Event<Publication> publications,
            Event<Publication.Question> questions) {
        this.notices = notices;
        this.events = events;
        this.config = config;
        this.publications = publications;
        this.questions = questions;
    }

    /** A draft of that person. */
    Notice draft(NewNotice drafted, String by, String who, Instant now) {
        MessageType type = drafted.updates() == null ? MessageType.ALERT : MessageType.UPDATE;
        return store(type, drafted.updates(), drafted, by, who, now);
    }

    private Notice store(
            MessageType type,
            UUID refersTo,
            NewNotice drafted,
            String by,
            String who,
            Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Notice notice = new Notice(id, notices.freeCode(), type, refersTo, drafted, by, who, now);
        notices.persistAndFlush(notice);
        return notice;
    }

    /** Publishes or schedules what a person signs. */
    void publish(Notice notice, NewPublication how, String by, String who, Instant now) {
        notice.sign(who, config.needsTwo(notice.content()), how.emergencyReason());
        if (how.at() == null) {
            Publication.Reached reached = publish(notice, by, now);
            if (!how.acceptsWarnings()) {
                requireReached(notice, reached);
            }
        } else {
            notice.schedule(how.at(), by, now);
            notices.flush();
            if (!how.acceptsWarnings()) {
                Publication.Reached reached = new Publication.Reached();
                questions.fire(new Publication.Question(notice, reached));
                requireReached(notice, reached);
            }
            LOG.infof("Notice %s scheduled", notice.id());
        }
        if (notice.signatures().bypassed()) {
            events.bypassed(notice, now);
        }
    }

    /** Publishes what is signed. */
    Publication.Reached publish(Notice notice, String by, Instant now) {
        Notice earlier = null;
        if (notice.refersTo() != null) {
            earlier = notices.locked(notice.refersTo()).orElseThrow(NotFound::new);
            earlier.replace(notice, now);
        }
        notice.publish(by, now);
        notices.flush();
        Publication publication = new Publication(notice, earlier, new Publication.Reached(), now);
        publications.fire(publication);
        LOG.infof(
                "Notice %s published to %d recipients",
                notice.id(), publication.reached().recipients());
        return publication.reached();
    }

    /**
     * Takes a notice back by another one, which is said where the first one was. One person is
     * enough for that: what is wrong must not stand until a second one is found.
     */
    void cancel(Notice notice, NewCancellation how, String by, String who, Instant now) {
        if (notice.status() != NoticeStatus.PUBLISHED) {
            throw new NoticeNotPublished(notice.code());
        }
        checkReason(how);
        NewNotice content = notice.content();
        Instant heard = now.plus(HEARD);
        Instant until =
                content.expiresAt() == null || content.expiresAt().isBefore(heard)
                        ? heard
                        : content.expiresAt();
        Notice cancellation =
                store(
                        MessageType.CANCEL,
                        notice.id(),
                        content.takenBack(words(notice.code(), content, how), now, until),
                        by,
                        who,
                        now);
        publish(cancellation, by, now);
        LOG.infof("Notice %s cancelled by %s", notice.id(), cancellation.id());
    }

    private static void checkReason(NewCancellation how) {
        if (how.reasonZh() != null) {
            DraftRules.checkPlain("reasonZh", how.reasonZh());
        }
        if (how.reasonEn() != null) {
            DraftRules.checkPlain("reasonEn", how.reasonEn());
        }
    }

    private static List<NoticeText> words(String code, NewNotice content, NewCancellation how) {
        String zh = how.reasonZh() == null ? how.reasonEn() : how.reasonZh();
        String en = how.reasonEn() == null ? how.reasonZh() : how.reasonEn();
        return List.of(
                new NoticeText(
                        Language.ZH,
                        "【撤销】" + headline(content, Language.ZH),
                        "核对码 " + code + " 的通告已撤销,请勿再转发。" + (zh == null ? "" : "原因:" + zh)),
                new NoticeText(
                        Language.EN,
                        "Withdrawn: " + headline(content, Language.EN),
                        "The notice with the code "
                                + code
                                + " is withdrawn. Please don't pass it on."
                                + (en == null ? "" : " Reason: " + en)));
    }

    private static String headline(NewNotice content, Language language) {
        return language.nearest(content.texts()).headline();
    }

    private static void requireReached(Notice notice, Publication.Reached reached) {
        if (reached.recipients() == 0) {
            throw new NobodyReached(notice.code());
        }
        List<UUID> unmatched =
                notice.content().targets().zones().stream()
                        .filter(zone -> !reached.matching().contains(zone))
                        .sorted()
                        .toList();
        if (!unmatched.isEmpty()) {
            throw new ZonesUnmatched(notice.code(), unmatched.size(), unmatched.get(0));
        }
    }
}
