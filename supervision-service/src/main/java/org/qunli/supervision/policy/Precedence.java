package org.qunli.supervision.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qunli.supervision.policy.EffectivePolicyView.Beaten;
import org.qunli.supervision.policy.EffectivePolicyView.Because;

/** Says for each kind of clock which policy counts, why, and which it beat. Pure. */
final class Precedence {

    private Precedence() {}

    static Map<ClockKind, EffectivePolicyView.Row> rows(
            PolicyBook book, Case about, boolean withLadder) {
        Map<ClockKind, EffectivePolicyView.Row> rows = new EnumMap<>(ClockKind.class);
        for (ClockKind kind : ClockKind.values()) {
            rows.put(
                    kind,
                    row(kind, book.candidates(kind, about), book.term(kind, about), withLadder));
        }
        return rows;
    }

    private static EffectivePolicyView.Row row(
            ClockKind kind, List<Policy> candidates, Term term, boolean withLadder) {
        Policy counts = candidates.get(0);
        PolicyDocument document = counts.document();
        List<Step> steps = document.steps().stream().filter(step -> step.clock() == kind).toList();
        return new EffectivePolicyView.Row(
                counts.name(),
                counts.version(),
                document.durations().get(kind),
                term.timeZone() == null ? null : document.calendar(),
                because(document.scope()),
                candidates.subList(1, candidates.size()).stream()
                        .map(other -> beaten(kind, counts, other))
                        .toList(),
                withLadder ? steps : null);
    }

    private static Beaten beaten(ClockKind kind, Policy counts, Policy other) {
        Because because =
                counts.document().scope().weight() == other.document().scope().weight()
                        ? new Because(
                                "范围相同,按名称次序居后。", "It says as much, and comes later by its name.")
                        : less(other.document().scope());
        return new Beaten(
                other.name(), other.version(), other.document().durations().get(kind), because);
    }

    private static Because because(Scope scope) {
        List<String> zh = words(scope, "区划", "类别", "优先级", "管控级别");
        List<String> en = words(scope, "the district", "the category", "the priority", "the level");
        return zh.isEmpty()
                ? new Because("没有更具体的规则。", "Nothing more specific applies.")
                : new Because(
                        "写明了" + String.join("、", zh) + ",最为具体。",
                        "It names " + String.join(", ", en) + ": nothing is more specific.");
    }

    private static Because less(Scope scope) {
        List<String> zh = words(scope, "区划", "类别", "优先级", "管控级别");
        List<String> en = words(scope, "the district", "the category", "the priority", "the level");
        return zh.isEmpty()
                ? new Because("适用于各处,较不具体。", "It holds everywhere: that is less specific.")
                : new Because(
                        "只写明了" + String.join("、", zh) + ",较不具体。",
                        "It names only " + String.join(", ", en) + ": that counts less.");
    }

    private static List<String> words(
            Scope scope, String district, String category, String priority, String level) {
        List<String> words = new ArrayList<>();
        if (scope.district() != null) {
            words.add(district);
        }
        if (scope.category() != null) {
            words.add(category);
        }
        if (scope.priority() != null) {
            words.add(priority);
        }
        if (scope.level() != null) {
            words.add(level);
        }
        return words;
    }
}
