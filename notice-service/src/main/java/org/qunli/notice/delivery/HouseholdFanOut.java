package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.kit.saying.Sayings;
import org.qunli.notice.issue.Notice;

/**
 * Says a notice for households with a flag to each of them in private: in the group it would tell
 * who they are. Whom nobody can write to is left to the grid worker (NO_CHAT).
 */
@ApplicationScoped
class HouseholdFanOut {

    static final String KIND = "HOUSEHOLD_NOTICE";

    private static final Logger LOG = Logger.getLogger(HouseholdFanOut.class);

    private static final String PREFIX = "household-word/";

    /** What every private channel takes. */
    private static final int LONGEST = 2_048;

    private final HouseholdWords words;

    private final Sayings sayings;

    HouseholdFanOut(HouseholdWords words, Sayings sayings) {
        this.words = words;
        this.sayings = sayings;
    }

    /** A household that a notice is for, and the chats of its members. */
    record Recipient(UUID word, UUID household, UUID zone, String district, List<ChatId> members) {}

    /** How many households the notice is for. */
    int count(Notice notice, Set<UUID> zones) {
        return words.matching(notice, zones).size();
    }

    /**
     * Says it to every household that it is for, and to those that heard the earlier one.
     *
     * @param earlier which it replaces or takes back, or null
     */
    int deliver(Notice notice, Notice earlier, Instant now) {
        Set<UUID> homes = words.matching(notice, Set.of());
        if (earlier != null) {
            homes.addAll(words.heard(earlier.id()));
        }
        return say(notice, homes, now);
    }

    /** Says it to those of these zones that haven't heard it. */
    void join(Notice notice, Set<UUID> zones, Instant now) {
        int more = say(notice, words.matching(notice, zones), now);
        if (more > 0) {
            LOG.infof("Notice %s said to %d households that joined", notice.id(), more);
        }
    }

    private int say(Notice notice, Set<UUID> homes, Instant now) {
        List<Recipient> made = words.make(notice.id(), homes, now);
        Bilingual text = GroupText.of(notice.content(), notice.code(), LONGEST);
        Instant until = GroupSayings.until(notice, now);
        sayings.sayAll(
                made.stream()
                        .flatMap(
                                to ->
                                        to.members().stream()
                                                .map(
                                                        member ->
                                                                NewSaying.toPerson(
                                                                        KIND,
                                                                        PREFIX + to.word(),
                                                                        to.district(),
                                                                        to.zone(),
                                                                        member,
                                                                        text,
                                                                        until)))
                        .toList());
        return made.size();
    }

    /** Ends what is pending. */
    void end(UUID notice, String reason, Instant at) {
        words.end(notice, reason, at);
    }

    void on(@Observes SayingSettled saying) {
        if (!saying.kind().equals(KIND) || saying.status() == Saying.Status.AWAITING_OPERATOR) {
            return;
        }
        UUID word = UUID.fromString(saying.about().substring(PREFIX.length()));
        if (saying.status() == Saying.Status.SENT) {
            words.heard(word, saying.at());
        } else {
            String reason = saying.reason() == null ? saying.status().name() : saying.reason();
            words.missed(word, reason, saying.at());
        }
    }
}
