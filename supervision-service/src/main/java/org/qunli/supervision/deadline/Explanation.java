package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.qunli.supervision.deadline.ExplanationView.Sentence;
import org.qunli.supervision.policy.ClockKind;

/** Puts a clock's history into sentences, in the district's local time. Pure; names nobody. */
final class Explanation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Deadline clock;

    private final ZoneId local;

    private final List<Sentence> sentences = new ArrayList<>();

    private Explanation(Deadline clock, ZoneId local) {
        this.clock = clock;
        this.local = local;
    }

    static List<Sentence> of(Deadline clock, List<Fact> facts, ZoneId local) {
        Explanation explanation = new Explanation(clock, local);
        explanation.begin();
        explanation.waits(facts);
        explanation.end();
        return explanation.sentences;
    }

    private void begin() {
        add(
                "计时自 " + time(clock.startedAt()) + " 开始,等待" + clock.kind().zh() + "。",
                "The clock runs from %s, for %s."
                        .formatted(time(clock.startedAt()), clock.kind().en()));
        if (clock.kind() == ClockKind.PROMISED) {
            add(
                    "截止时间是干部自己承诺的时间(第 " + clock.round() + " 次承诺)。",
                    "The officer named the time (promise number %d).".formatted(clock.round()));
        } else {
            String policy = clock.term().policyName();
            int version = clock.term().policyVersion();
            add(
                    "按规则 %s 第 %d 版,时限为 %s。".formatted(policy, version, zh(clock.term().duration())),
                    "Policy %s, version %d, gives it %s."
                            .formatted(policy, version, en(clock.term().duration())));
        }
        if (clock.cycle() > 1) {
            add(
                    "诉求曾重新打开,这是第 " + clock.cycle() + " 轮。",
                    "The request was reopened; this is cycle %d.".formatted(clock.cycle()));
        }
    }

    private void waits(List<Fact> facts) {
        if (clock.kind() != ClockKind.RESOLUTION) {
            return;
        }
        for (Fact fact : facts) {
            boolean within =
                    !fact.at().isBefore(clock.startedAt())
                            && (clock.stoppedAt() == null || !fact.at().isAfter(clock.stoppedAt()));
            if (within && (fact.type() == FactType.WAITING || fact.type() == FactType.RESUMED)) {
                add(
                        time(fact.at()) + " " + fact.type().zh() + "。",
                        "At %s %s.".formatted(time(fact.at()), fact.type().en()));
            }
        }
        Duration moved =
                Duration.between(clock.startedAt().plus(clock.term().duration()), clock.dueAt());
        if (!moved.isZero()) {
            add(
                    "等待不计入时限,截止时间顺延 " + zh(moved) + "。",
                    "Waiting doesn't count: the due time moved by " + en(moved) + ".");
        }
    }

    private void end() {
        add("应于 " + time(clock.dueAt()) + " 前完成。", "It is due by " + time(clock.dueAt()) + ".");
        switch (clock.state()) {
            case RUNNING -> add("计时进行中。", "The clock is running.");
            case PAUSED -> add("现在处于等待中,计时暂停。", "The matter waits, and the clock with it.");
            case OVERDUE -> add("已超过时限。", "It is overdue.");
            case STOPPED -> stopped();
        }
    }

    private void stopped() {
        String at = time(clock.stoppedAt());
        switch (clock.outcome()) {
            case MET -> add(at + " 按时完成。", "It was met at " + at + ", in time.");
            case LATE -> add(at + " 结束,已超过时限。", "It ended at " + at + ", too late.");
            case WITHDRAWN ->
                    add(at + " 结束,无需再办。", "It ended at " + at + ": nothing was owed any more.");
        }
    }

    private void add(String zh, String en) {
        sentences.add(new Sentence(zh, en));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(local));
    }

    private static String zh(Duration span) {
        return words(span, " 天 ", " 小时 ", " 分钟 ", " 秒");
    }

    private static String en(Duration span) {
        return words(span, " d ", " h ", " min ", " s");
    }

    private static String words(Duration span, String d, String h, String m, String s) {
        StringBuilder words = new StringBuilder();
        part(words, span.toDaysPart(), d);
        part(words, span.toHoursPart(), h);
        part(words, span.toMinutesPart(), m);
        part(words, span.toSecondsPart(), s);
        return words.isEmpty() ? "0" + s : words.toString().strip();
    }

    private static void part(StringBuilder words, long amount, String unit) {
        if (amount != 0) {
            words.append(amount).append(unit);
        }
    }
}
