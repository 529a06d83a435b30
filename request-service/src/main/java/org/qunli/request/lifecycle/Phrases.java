package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.EmergencyNumber;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Route;

/** What Qunli says about requests, in Chinese and English. */
final class Phrases {

    private Phrases() {}

    /**
     * The answer to a new request.
     *
     * @param numbers whom to call where a life is at risk
     * @param dueAt until when an answer is expected, or null where no policy tells
     */
    static Bilingual received(
            Route route,
            Instant dueAt,
            boolean lifeAtRisk,
            List<EmergencyNumber> numbers,
            Instant now,
            String timeZone) {
        Bilingual words = route.assignee() == null ? nobody() : taken(route, dueAt, now, timeZone);
        if (!lifeAtRisk) {
            return words;
        }
        Bilingual all = joined(dial(numbers), words);
        return route.helpers().isEmpty()
                ? all
                : joined(
                        all,
                        new Bilingual(
                                "同时已通知 " + namesZh(route.helpers()) + "。",
                                " Also told: " + namesEn(route.helpers()) + "."));
    }

    /** Whom to call at once. */
    private static Bilingual dial(List<EmergencyNumber> numbers) {
        if (numbers.isEmpty()) {
            return new Bilingual("", "");
        }
        String zh =
                numbers.stream()
                        .map(n -> n.nameZh() + " " + n.number())
                        .collect(Collectors.joining("、"));
        List<String> en = numbers.stream().map(n -> n.number() + " (" + n.nameEn() + ")").toList();
        int last = en.size() - 1;
        String all =
                last == 0
                        ? en.get(0)
                        : String.join(", ", en.subList(0, last)) + " or " + en.get(last);
        return new Bilingual(
                "如有生命危险,请立即拨打" + zh + "。", "If a life is in danger, call " + all + " at once. ");
    }

    private static Bilingual nobody() {
        return new Bilingual(
                "已收到并记录。现在没有人值班,还没有人负责;值班人员到岗后会尽快处理。",
                "Received and noted. Nobody is on duty right now, so nobody has it yet; whoever comes on"
                        + " duty will see to it as soon as possible.");
    }

    private static Bilingual taken(Route route, Instant dueAt, Instant now, String timeZone) {
        RosterEntry who = route.assignee();
        String zh = zh(who.name(), who.post());
        String en = en(who.name(), who.post());
        if (dueAt == null) {
            return new Bilingual(
                    "已收到,由 " + zh + " 负责,会尽快答复。",
                    "Received. " + en + " will see to it and answer as soon as possible.");
        }
        Bilingual time = SpokenTime.of(dueAt, now, timeZone);
        return new Bilingual(
                "已收到,由 " + zh + " 负责,预计 " + time.zh() + " 前答复。",
                "Received. " + en + " will see to it; an answer is expected by " + time.en() + ".");
    }

    /** Emergency numbers, and who was told, where worse words come later. */
    static Bilingual emergency(List<EmergencyNumber> numbers, List<RosterEntry> told) {
        return told.isEmpty()
                ? joined(dial(numbers), new Bilingual("已通知。", "Help is told."))
                : joined(
                        dial(numbers),
                        new Bilingual(
                                "已通知 " + namesZh(told) + "。", "Told: " + namesEn(told) + "."));
    }

    /** All that a group hears of a confidential request. */
    static Bilingual inPrivate() {
        return new Bilingual("此事将私下处理。", "This is handled in private.");
    }

    /** Two officers agree that it can't be solved. */
    static Bilingual unresolvable(Impasse impasse) {
        return new Bilingual(
                "很抱歉,此事目前无法办理。原因:" + impasse.reason() + "。可以这样处理:" + impasse.wayForward() + "。",
                "We are sorry: this can't be solved now. Reason: "
                        + impasse.reason()
                        + ". What can be done instead: "
                        + impasse.wayForward()
                        + ".");
    }

    /** An officer's word that came by API. */
    static Bilingual officerSays(String name, Post post, Bilingual text) {
        return new Bilingual(zh(name, post) + ":" + text.zh(), en(name, post) + ": " + text.en());
    }

    /** Asks the resident whether it is solved. */
    static Bilingual askConfirmation(String name, Post post) {
        return new Bilingual(
                zh(name, post) + " 表示已经办好。请您确认:办好了请回复“解决了”,没有办好请回复“没解决”。",
                en(name, post)
                        + " says that it is done. Please confirm: answer \"solved\", or \"not solved\".");
    }

    /** Tells that a reopened request goes on. */
    static Bilingual reopened(String name, Post post) {
        return name == null
                ? new Bilingual("已重新受理,会继续处理。", "Reopened; it will be seen to again.")
                : new Bilingual(
                        "已重新受理,由 " + zh(name, post) + " 继续处理。",
                        "Reopened; " + en(name, post) + " will see to it again.");
    }

    static Bilingual joined(Bilingual first, Bilingual second) {
        return new Bilingual(first.zh() + second.zh(), first.en() + second.en());
    }

    /** One after the other, as two sentences. */
    static Bilingual apart(Bilingual first, Bilingual second) {
        return new Bilingual(first.zh() + "\n" + second.zh(), first.en() + "\n" + second.en());
    }

    static String namesZh(List<RosterEntry> some) {
        return some.stream().map(e -> zh(e.name(), e.post())).collect(Collectors.joining("、"));
    }

    static String namesEn(List<RosterEntry> some) {
        return some.stream().map(e -> en(e.name(), e.post())).collect(Collectors.joining(", "));
    }

    static String zh(String name, Post post) {
        return name(name, "值班人员") + (post == null ? "" : "(" + post.zh() + ")");
    }

    static String en(String name, Post post) {
        return name(name, "The officer") + (post == null ? "" : " (" + post.en() + ")");
    }

    private static String name(String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }
}
