package org.qunli.supervision.scorecard;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;

/**
 * Brings the marks of touched requests, and the sums with them, into line with what is known now.
 * One keeper in the cell at a time, so that nobody waits for a sum. Doing it twice changes nothing.
 */
@ApplicationScoped
class ScoreKeeper {

    private static final Logger LOG = Logger.getLogger(ScoreKeeper.class);

    private static final int BATCH = 1_000;

    private final Touches touches;

    private final Dossiers dossiers;

    private final Marks marks;

    private final Months months;

    private final Clock clock;

    ScoreKeeper(Touches touches, Dossiers dossiers, Marks marks, Months months, Clock clock) {
        this.touches = touches;
        this.dossiers = dossiers;
        this.marks = marks;
        this.months = months;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Judges what was touched; answers how many requests. */
    int runOnce(Instant now) {
        int all = 0;
        int judged;
        do {
            judged = judgeMany(now);
            all += judged;
        } while (judged > 0);
        return all;
    }

    private int judgeMany(Instant now) {
        try {
            return Transactions.inNew(() -> months.hold() ? judge(touches.next(BATCH), now) : 0);
        } catch (RuntimeException oneOfThem) {
            return judgeEach(now);
        }
    }

    /** A request that can't be judged keeps no other from it. */
    private int judgeEach(Instant now) {
        int judged = 0;
        for (UUID request : touches.next(BATCH)) {
            try {
                judged += Transactions.inNew(() -> months.hold() ? judge(Set.of(request), now) : 0);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "Request %s can't be judged", request);
                Transactions.runInNew(() -> touches.park(request));
            }
        }
        return judged;
    }

    private int judge(Set<UUID> touched, Instant now) {
        Set<UUID> requests = touches.take(touched);
        if (requests.isEmpty()) {
            return 0;
        }
        Map<UUID, List<Mark>> before = marks.of(requests);
        List<Dossier> known = dossiers.of(requests);
        Set<Months.Frozen> frozen = months.frozen();
        List<Mark> gone = new ArrayList<>();
        List<Mark> put = new ArrayList<>();
        List<Marks.Correction> corrections = new ArrayList<>();
        for (Dossier dossier : known) {
            compare(
                    byKey(before.getOrDefault(dossier.request(), List.of())),
                    byKey(Marking.marks(dossier)),
                    (mark) -> frozen.contains(new Months.Frozen(mark.district(), mark.month())),
                    gone,
                    put,
                    corrections);
        }
        marks.replace(gone, put);
        marks.correct(requests, corrections, now);
        return requests.size();
    }

    private static Map<String, Mark> byKey(List<Mark> marks) {
        return marks.stream().collect(Collectors.toMap(Mark::key, Function.identity()));
    }

    /** What lies in a frozen month, or would, stays out of the sums. */
    private static void compare(
            Map<String, Mark> counted,
            Map<String, Mark> correct,
            Predicate<Mark> isFrozen,
            List<Mark> gone,
            List<Mark> put,
            List<Marks.Correction> corrections) {
        Set<String> keys = new LinkedHashSet<>(counted.keySet());
        keys.addAll(correct.keySet());
        for (String key : keys) {
            Mark is = counted.get(key);
            Mark shall = correct.get(key);
            if (Objects.equals(is, shall)) {
                continue;
            }
            if (is != null && isFrozen.test(is) || shall != null && isFrozen.test(shall)) {
                corrections.add(new Marks.Correction(is, shall));
                continue;
            }
            if (is != null) {
                gone.add(is);
            }
            if (shall != null) {
                put.add(shall);
            }
        }
    }
}
