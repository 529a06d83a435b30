package org.qunli.zone.roster;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.wire.Wording;

/** Puts duty cards into words: post, name, phone, duties. */
final class DutyCardText {

    private DutyCardText() {}

    static Wording of(
            RosterLine line, Post post, List<Category> duties, List<RosterLine> standsInFor) {
        return new Wording(
                post.localName().zh()
                        + (standsInFor.isEmpty()
                                ? ""
                                : standsInFor.stream()
                                        .map(RosterLine::name)
                                        .collect(Collectors.joining("、", "(代", ")")))
                        + " "
                        + line.name()
                        + " "
                        + line.phone()
                        + duties(duties, Wording::zh, ",负责", "、"),
                capital(post.localName().en())
                        + " "
                        + nameEn(line)
                        + (standsInFor.isEmpty()
                                ? ""
                                : standsInFor.stream()
                                        .map(DutyCardText::nameEn)
                                        .collect(Collectors.joining(", ", " (for ", ")")))
                        + ", "
                        + line.phone()
                        + duties(duties, Wording::en, ", for ", ", "));
    }

    private static String nameEn(RosterLine line) {
        return line.nameEn() == null ? line.name() : line.nameEn();
    }

    /** The whole set, a line each; a zone without anyone says so. */
    static Wording all(Wording zoneName, List<DutyCardsView.Card> cards) {
        if (cards.isEmpty()) {
            return new Wording(
                    zoneName.zh() + "服务人员名单尚未公布",
                    "Who serves " + zoneName.en() + " has not been announced yet");
        }
        return new Wording(
                zoneName.zh() + "服务人员\n" + lines(cards, Wording::zh),
                "Who serves " + zoneName.en() + "\n" + lines(cards, Wording::en));
    }

    private static String lines(
            List<DutyCardsView.Card> cards, Function<Wording, String> language) {
        return cards.stream()
                .map(card -> language.apply(card.text()))
                .collect(Collectors.joining("\n"));
    }

    private static String duties(
            List<Category> duties,
            Function<Wording, String> language,
            String before,
            String between) {
        return duties.isEmpty()
                ? ""
                : duties.stream()
                        .map(duty -> language.apply(duty.localName()))
                        .collect(Collectors.joining(between, before, ""));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
