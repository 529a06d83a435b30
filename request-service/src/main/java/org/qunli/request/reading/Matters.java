package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes a message of several needs apart. Only where the words themselves part them ("and also",
 * numbers, lines): "fever, and no pills" is one trouble, and two requests of one are worse than one
 * of two.
 */
final class Matters {

    private static final int SHORTEST = 4;
    private static final int MOST = 5;

    /** Between two matters; what stands here belongs to neither. */
    private static final Pattern PARTS =
            Pattern.compile(
                    "[,,。;;.!!??\\s]*(?:还有就是|还有一件事|还有个事|还有|另外|再就是|再一个|此外|以及|顺便问一下|顺便|同时也|而且还|"
                            + "還有就是|還有|另外|此外|順便)[,,::]?"
                            + "|\\n+\\s*(?:\\d[.、)]|[-*•])?"
                            + "|(?:^|[\\s。;;,,])[1-9一二三四][.、))](?!\\d)"
                            + "|(?i:[,.;!?]\\s*(?:and also|also,?|another thing:?|besides,?|on top of that,?|and one more thing:?)\\s)");

    private Matters() {}

    /**
     * The matters, at least two, or none.
     *
     * @param text as it was written
     * @param read how one part reads by itself
     */
    static List<Reading.Matter> of(String text, Function<String, Need> read) {
        var parts = PARTS.split(text, MOST + 1);
        if (parts.length < 2 || parts.length > MOST) {
            return List.of();
        }
        var matters = new ArrayList<Reading.Matter>();
        for (var part : parts) {
            var words = part.strip();
            if (words.length() >= SHORTEST) {
                add(words, read.apply(words), matters);
            }
        }
        return matters.size() > 1 ? matters : List.of();
    }

    /** What is no need by itself, or of the same kind as another, belongs to the one before. */
    private static void add(String words, Need need, List<Reading.Matter> matters) {
        int same = -1;
        for (int i = 0; i < matters.size(); i++) {
            same = matters.get(i).category() == need.category() ? i : same;
        }
        if (need.plain() && same < 0) {
            matters.add(new Reading.Matter(words, need.category(), need.priority(), need.danger()));
        } else if (!matters.isEmpty()) {
            int at = need.enough() && same >= 0 ? same : matters.size() - 1;
            var before = matters.get(at);
            var worse = need.enough() && need.priority().compareTo(before.priority()) < 0;
            matters.set(
                    at,
                    new Reading.Matter(
                            before.text() + ", " + words,
                            before.category(),
                            worse ? need.priority() : before.priority(),
                            before.lifeAtRisk() || need.danger()));
        }
    }
}
