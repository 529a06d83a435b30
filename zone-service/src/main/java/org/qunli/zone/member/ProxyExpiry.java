package org.qunli.zone.member;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;

/**
 * Ends proxies whose time is over. On any number of pods each is ended once: its row is claimed,
 * and the end and its event commit together.
 */
@ApplicationScoped
public class ProxyExpiry {

    private static final Logger LOG = Logger.getLogger(ProxyExpiry.class);

    private final Members members;
    private final MemberRegister register;
    private final EventFeed feed;
    private final Clock clock;
    private final MemberConfig config;

    ProxyExpiry(
            Members members,
            MemberRegister register,
            EventFeed feed,
            Clock clock,
            MemberConfig config) {
        this.members = members;
        this.register = register;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.member.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Ends what is over at {@code now}; answers how many that were. */
    public int runOnce(Instant now) {
        int all = 0;
        int some;
        do {
            some = Transactions.inNew(() -> expire(now));
            all += some;
        } while (some == config.batch());
        if (all > 0) {
            LOG.infof("%d proxies' time was over", all);
        }
        return all;
    }

    private int expire(Instant now) {
        List<UUID> due = members.claimExpired(now, config.batch());
        List<DomainEvent> told = new ArrayList<>();
        for (UUID id : due) {
            Member proxy = members.require(id);
            List<Member> ended = register.end(proxy, Ending.EXPIRED, null, Author.QUNLI, now);
            told.addAll(register.told(ended, members.districtOf(proxy), now));
        }
        feed.append(told);
        return due.size();
    }
}
