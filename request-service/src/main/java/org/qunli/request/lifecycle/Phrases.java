package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Route;

/** What Qunli says about requests, in Chinese and English. */
final class Phrases {

    private static final Bilingual EMERGENCY =
            new Bilingual(
                    "如有生命危险,请立即拨打急救 120、报警 110、火警 119。",
                    "If a life is in danger, call 120 (ambulance), 110 (police) or 119 (fire) at once. ");

    private Phrases() {}

    /**
     * The answer to a new request.
     *
     * @param dueAt until when an answer is expected, or null where no policy tells
     */
    static Bilingual received(
            Route route, Instant dueAt, boolean lifeAtRisk, Instant now, String timeZone) {
        Bilingual words = route.assignee() == null ? nobody() : taken(route, dueAt, now, timeZone);
        if (!lifeAtRisk) {
            return words;
        }
        Bilingual all = joined(EMERGENCY, words);
        if (route.helpers().isEmpty()) {
            return all;
        }
        return joined(
                all,
                new Bilingual(
                        "同时已通知 "
                                + route.helpers().stream()
                                        .map(e -> zh(e.name(), e.post()))
                                        .collect(Collectors.joining("、"))
                                + "。",
                        " Also told: "
                                + route.helpers().stream()
                                        .map(e -> en(e.name(), e.post()))
                                        .collect(Collectors.joining(", "))
                                + "."));
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

    /** Emergency numbers alone, where worse words come later. */
    static Bilingual emergency(List<RosterEntry> told) {
        return told.isEmpty()
                ? EMERGENCY
                : joined(
                        EMERGENCY,
                        new Bilingual(
                                "已通知 "
                                        + told.stream()
                                                .map(e -> zh(e.name(), e.post()))
                                                .collect(Collectors.joining("、"))
                                        + "。",
                                "Told: "
                                        + told.stream()
                                                .map(e -> en(e.name(), e.post()))
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    /** An officer's word that came by API. */
    static Bilingual officerSays(String name, Post post, String text) {
        return new Bilingual(zh(name, post) + ":" + text, en(name, post) + ": " + text);
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

    private static String zh(String name, Post post) {
        return name(name, "值班人员") + (post == null ? "" : "(" + post.zh() + ")");
    }

    private static String en(String name, Post post) {
        return name(name, "The officer") + (post == null ? "" : " (" + post.en() + ")");
    }

    private static String name(String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }
}
