package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.qunli.supervision.deadline.ExplanationView.Sentence;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.OpenTime;

/**
 * Puts a clock's history into sentences that one could tell a resident, in the district's local
 * time. Pure; names nobody.
 */
final class Explanation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Deadline clock;

    private final OpenTime hours;

    private final ZoneId local;

    private final List<Sentence> sentences = new ArrayList<>();

    private Explanation(Deadline clock, OpenTime hours, ZoneId local) {
        this.clock = clock;
        this.hours = hours;
        this.local = local;
    }

    /**
     * The sentences, in order.
     *
     * @param stamps which policy held for this clock since when
     */
    static List<Sentence> of(
            Deadline clock,
            List<Fact> facts,
            List<ClockTerms.Stamp> stamps,
            OpenTime hours,
            ZoneId local) {
        Explanation explanation = new Explanation(clock, hours, local);
        explanation.begin();
        explanation.term(stamps);
        facts.stream().filter(explanation::concerns).forEach(explanation::happened);
        explanation.moved(facts);
        explanation.end();
        return explanation.sentences;
    }

    private void begin() {
        String at = time(clock.startedAt());
        switch (clock.kind()) {
            case FIRST_RESPONSE ->
                    add(
                            at + " 居民提出诉求,从这时起等待首次答复。",
                            "The resident asked at %s and has been owed a first answer since.",
                            at);
            case NEXT_RESPONSE ->
                    add(
                            at + " 居民再次留言,从这时起等待答复。",
                            "The resident wrote again at %s and has been owed an answer since.",
                            at);
            case PROGRESS ->
                    add(
                            at + " 干部最后一次告知或接手,从这时起等待下一次进展。",
                            "The officer last spoke, or took it on, at %s; word of how it goes is owed from then.",
                            at);
            case PROMISED -> add(at + " 干部作出承诺。", "The officer made a promise at %s.", at);
            case RESOLUTION ->
                    add(
                            at + (clock.cycle() > 1 ? " 居民表示仍未解决,重新开始计时。" : " 居民提出诉求,从这时起计算办结时限。"),
                            clock.cycle() > 1
                                    ? "At %s the resident said that it wasn't solved, so the time began again."
                                    : "The resident asked at %s; the time for a solution runs from then.",
                            at);
            case CONFIRMATION ->
                    add(
                            at + " 已办结,等待居民确认。",
                            "It was resolved at %s; since then the resident is asked whether it is.",
                            at);
            case CHECK_IN -> add(at + " 到了上门探访的时间。", "The visit fell due at %s.", at);
            default ->
                    add(
                            at + " 开始计时,等待" + clock.kind().zh() + "。",
                            "The time for %s runs from %s.",
                            clock.kind().en(),
                            at);
        }
        if (clock.kind() == ClockKind.RESOLUTION && clock.cycle() > 1) {
            add("这是第 " + clock.cycle() + " 轮。", "This is round %d of it.", clock.cycle());
        }
    }

    private void term(List<ClockTerms.Stamp> stamps) {
        if (clock.kind() == ClockKind.PROMISED) {
            add(
                    "截止时间是干部自己承诺的时间(第 " + clock.round() + " 次承诺)。",
                    "The officer named the time (promise number %d).",
                    clock.round());
            return;
        }
        for (ClockTerms.Stamp stamp : stamps) {
            if (stamp.cause() != ClockTerms.Cause.STARTED) {
                reckonedAnew(stamp);
            }
        }
        add(
                "按规则 %s 第 %d 版,时限为 %s。"
                        .formatted(
                                clock.term().policyName(),
                                clock.term().policyVersion(),
                                zh(clock.term().duration())),
                "Policy %s, version %d, gives it %s.",
                clock.term().policyName(),
                clock.term().policyVersion(),
                en(clock.term().duration()));
    }

    private void reckonedAnew(ClockTerms.Stamp stamp) {
        boolean repriced = stamp.cause() == ClockTerms.Cause.REPRICED;
        String before = time(stamp.dueBefore());
        String after = time(stamp.dueAt());
        add(
                "%s 因%s,从开始时间重新计算:原截止 %s,改为 %s。"
                        .formatted(time(stamp.at()), repriced ? "类别或优先级变更" : "规则更新", before, after),
                "At %s it was reckoned anew from its beginning, because %s: due at %s before, at %s since.",
                time(stamp.at()),
                repriced ? "its category or priority changed" : "the policy was changed",
                before,
                after);
    }

    private boolean concerns(Fact fact) {
        return switch (fact.type()) {
            case WAITING, RESUMED, VETOED -> clock.kind().isPausedByWaiting() && within(fact.at());
            case EXTENDED ->
                    fact.kind() == clock.kind()
                            && fact.cycle() == clock.cycle()
                            && fact.round() == clock.round();
            case ANSWER_FAILED ->
                    clock.kind() == ClockKind.FIRST_RESPONSE
                            || clock.kind() == ClockKind.NEXT_RESPONSE && within(fact.at());
            case RECHECK_FAILED -> clock.kind() == ClockKind.INSPECTION;
            case LIFE_AT_RISK -> clock.alarmAt() != null && clock.alarmAt().equals(fact.at());
            default -> false;
        };
    }

    private boolean within(Instant at) {
        return !at.isBefore(clock.startedAt())
                && (clock.stoppedAt() == null || !at.isAfter(clock.stoppedAt()));
    }

    private void happened(Fact fact) {
        String at = time(fact.at());
        if (fact.type() == FactType.EXTENDED) {
            add(
                    "%s 系统同意延期 %s。".formatted(at, zh(fact.amount())),
                    "At %s Qunli granted %s more.",
                    at,
                    en(fact.amount()));
        } else if (fact.type() == FactType.WAITING && fact.until() != null) {
            add(
                    "%s %s,至 %s。".formatted(at, fact.type().zh(), time(fact.until())),
                    "At %s %s, until %s.",
                    at,
                    fact.type().en(),
                    time(fact.until()));
        } else {
            add(at + " " + fact.type().zh() + "。", "At %s %s.", at, fact.type().en());
        }
    }

    /** What the time was moved by, and why. */
    private void moved(List<Fact> facts) {
        if (clock.kind() == ClockKind.PROMISED || clock.term().duration().isZero()) {
            return;
        }
        Instant plain = clock.startedAt().plus(clock.term().duration());
        Instant open = hours.plus(clock.startedAt(), clock.term().duration());
        Duration granted =
                facts.stream()
                        .filter(f -> f.type() == FactType.EXTENDED && concerns(f))
                        .map(Fact::amount)
                        .reduce(Duration.ZERO, Duration::plus);
        Duration waited = Duration.between(open, clock.dueAt()).minus(granted);
        if (clock.term().timeZone() != null && open.isAfter(plain)) {
            Duration quiet = Duration.between(plain, open);
            add(
                    "夜间和休息日不计时,截止时间顺延 " + zh(quiet) + "。",
                    "Quiet hours and holidays don't count: the due time moved by %s.",
                    en(quiet));
        }
        if (waited.compareTo(Duration.ZERO) > 0 && clock.kind().isPausedByWaiting()) {
            add(
                    "等待不计入时限,截止时间顺延 " + zh(waited) + "。",
                    "Waiting doesn't count: the due time moved by %s.",
                    en(waited));
        }
    }

    private void end() {
        add("应于 " + time(clock.dueAt()) + " 前完成。", "It is due by %s.", time(clock.dueAt()));
        switch (clock.state()) {
            case RUNNING ->
                    add(
                            clock.term().timeZone() == null ? "计时进行中。" : "计时进行中,夜间和休息日除外。",
                            clock.term().timeZone() == null
                                    ? "The time is running."
                                    : "The time is running, outside quiet hours.");
            case PAUSED -> add("现在处于等待中,计时暂停。", "The matter waits, and so does its time.");
            case OVERDUE -> add("已超过时限。", "It is overdue.");
            case STOPPED -> stopped();
        }
    }

    private void stopped() {
        String at = time(clock.stoppedAt());
        switch (clock.outcome()) {
            case MET -> add(at + " 按时完成。", "It was done at %s, in time.", at);
            case LATE -> add(at + " 结束,已超过时限。", "It ended at %s, too late.", at);
            case WITHDRAWN ->
                    add(at + " 结束,无需再办。", "It ended at %s: nothing was owed any more.", at);
        }
    }

    private void add(String zh, String en, Object... args) {
        sentences.add(new Sentence(zh, en.formatted(args)));
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
