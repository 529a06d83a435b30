package org.qunli.request.lifecycle;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.sql.Transactions;
import org.qunli.request.voice.Group;
import org.qunli.request.voice.GroupVoice;
import org.qunli.request.voice.HeldWords;

/**
 * Says what was held because Qunli would have been too loud: all of a group and kind in one saying.
 * What has become pointless, an acknowledgement of what was answered meanwhile say, is dropped.
 */
@ApplicationScoped
class WordMerger {

    private static final Logger LOG = Logger.getLogger(WordMerger.class);

    private final HeldWords held;

    private final GroupVoice voice;

    private final ResidentRequests requests;

    private final RequestSayings sayings;

    private final Clock clock;

    WordMerger(
            HeldWords held,
            GroupVoice voice,
            ResidentRequests requests,
            RequestSayings sayings,
            Clock clock) {
        this.held = held;
        this.voice = voice;
        this.requests = requests;
        this.sayings = sayings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.voice.merge-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void merge() {
        int said = runOnce(clock.instant());
        if (said > 0) {
            LOG.infof("Said %d held words", said);
        }
    }

    /** Says what there is room for at {@code now}, and answers how many words that were. */
    int runOnce(Instant now) {
        int said = 0;
        for (Group group : Transactions.inNew(held::groups)) {
            said += say(group, "CONFIRMATION_WANTED", now);
            said += say(group, "ACKNOWLEDGEMENT", now);
        }
        return said;
    }

    private int say(Group group, String kind, Instant now) {
        return Transactions.inNew(
                () -> {
                    if (!voice.maySpeak(group, now)) {
                        return 0;
                    }
                    List<ResidentRequest> meant = meant(held.take(group, kind, now), kind);
                    if (meant.isEmpty()) {
                        return 0;
                    }
                    sayings.sayTogether(meant, kind, words(meant, kind));
                    return meant.size();
                });
    }

    private List<ResidentRequest> meant(List<UUID> taken, String kind) {
        List<ResidentRequest> meant = new ArrayList<>();
        for (ResidentRequest request : requests.inOrder(taken)) {
            RequestStatus useful =
                    kind.equals("ACKNOWLEDGEMENT") ? RequestStatus.OPEN : RequestStatus.RESOLVED;
            if (request.status() == useful && !request.confidential()) {
                meant.add(request);
            }
        }
        return meant;
    }

    private Bilingual words(List<ResidentRequest> meant, String kind) {
        return kind.equals("ACKNOWLEDGEMENT")
                ? MergedPhrases.received(meant, sayings.officersOf(meant))
                : MergedPhrases.askConfirmation(meant, sayings.officersOf(meant));
    }
}
