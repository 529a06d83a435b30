package org.qunli.notice.coverage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.kit.sql.Transactions;

/**
 * Tells grid workers in private which doors haven't read a notice: each notice once, all that is
 * due in one word, and no more often than the throttle allows.
 */
@ApplicationScoped
class UnreadReminder {

    private static final Logger LOG = Logger.getLogger(UnreadReminder.class);

    private static final String KIND = "UNREAD_NOTICE";

    private static final Duration HEARD = Duration.ofHours(12);

    private final UnreadWords words;

    private final UnreadConfig config;

    private final Sayings sayings;

    private final Clock clock;

    UnreadReminder(UnreadWords words, UnreadConfig config, Sayings sayings, Clock clock) {
        this.words = words;
        this.config = config;
        this.sayings = sayings;
        this.clock = clock;
    }

    @Scheduled(
            every = "{qunli.notice.unread-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Answers how many officers were told. */
    int runOnce(Instant now) {
        return Transactions.inNew(() -> tell(now));
    }

    private int tell(Instant now) {
        if (!words.lock()) {
            return 0;
        }
        Map<UUID, List<UnreadWords.Unread>> byOfficer =
                words.due(config, now).stream()
                        .collect(
                                Collectors.groupingBy(
                                        UnreadWords.Unread::officer,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (byOfficer.isEmpty()) {
            return 0;
        }
        words.told(byOfficer.values().stream().flatMap(List::stream).toList(), now);
        sayings.sayAll(byOfficer.values().stream().map(unread -> word(unread, now)).toList());
        LOG.infof("%d grid workers told of unread notices", byOfficer.size());
        return byOfficer.size();
    }

    private static NewSaying word(List<UnreadWords.Unread> unread, Instant now) {
        UnreadWords.Unread first = unread.get(0);
        String zh =
                unread.stream()
                        .map(
                                u ->
                                        "「%s」(核对码 %s)还有%d户未读%s"
                                                .formatted(
                                                        u.headline(),
                                                        u.code(),
                                                        u.unread(),
                                                        doors(u, ":", "、", "等")))
                        .collect(Collectors.joining("\n"));
        String en =
                unread.stream()
                        .map(
                                u ->
                                        "\"%s\" (code %s): %d households haven't read it%s"
                                                .formatted(
                                                        u.headline(),
                                                        u.code(),
                                                        u.unread(),
                                                        doors(u, ": ", ", ", ", …")))
                        .collect(Collectors.joining("\n"));
        return NewSaying.toPerson(
                KIND,
                "notice/" + first.notice(),
                first.district(),
                first.zone(),
                first.chat(),
                new Bilingual(zh + "\n请上门告知。", en + "\nPlease tell them at the door."),
                now.plus(HEARD));
    }

    private static String doors(
            UnreadWords.Unread unread, String colon, String comma, String more) {
        if (unread.doors().isEmpty()) {
            return "";
        }
        return colon
                + String.join(comma, unread.doors())
                + (unread.doors().size() < unread.unread() ? more : "");
    }
}
