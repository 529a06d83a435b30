package org.qunli.zone.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.zone.wire.Wording;

/** Puts duty cards into words: post, name, phone, duties. */
final class DutyCardText {

    private DutyCardText() {}

    static Wording of(RosterLine line) {
        String nameEn = line.nameEn() == null ? line.name() : line.nameEn();
        return new Wording(
                line.post().localName().zh()
                        + " "
                        + line.name()
                        + " "
                        + line.phone()
                        + duties(line, Wording::zh, ",负责", "、"),
                capital(line.post().localName().en())
                        + " "
                        + nameEn
                        + ", "
                        + line.phone()
                        + duties(line, Wording::en, ", for ", ", "));
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

    /** The same for the same words, another for others. */
    static String version(Wording text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (text.zh() + "\n" + text.en())
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lines(
            List<DutyCardsView.Card> cards, Function<Wording, String> language) {
        return cards.stream()
                .map(card -> language.apply(card.text()))
                .collect(Collectors.joining("\n"));
    }

    private static String duties(
            RosterLine line, Function<Wording, String> language, String before, String between) {
        return line.duties().isEmpty()
                ? ""
                : line.duties().stream()
                        .map(duty -> language.apply(duty.localName()))
                        .collect(Collectors.joining(between, before, ""));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
