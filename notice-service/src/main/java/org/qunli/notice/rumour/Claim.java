package org.qunli.notice.rumour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qunli.notice.wording.Wording;

/**
 * What somebody says is so, without the words around it that say they heard it or ask about it
 * (rumour/hearsay.txt).
 */
record Claim(Wording wording) {

    private static final List<String> BEFORE = new ArrayList<>();

    private static final List<String> BEHIND = new ArrayList<>();

    private static final Pattern FIGURES = Pattern.compile("[0-9][0-9.:/%-]*");

    private static final Pattern NOT =
            Pattern.compile(
                    "不|没|未|无|非|(?<!a)not(?!ice|hing|e)|never|(is|are|was|do|does|did|wo|ca)nt");

    /** Below this, what is left says too little. */
    private static final int SHORTEST = 4;

    private static final double SAME = 0.55;

    private static final double NEARLY_EXACT = 0.85;

    static {
        read();
    }

    private static void read() {
        try (InputStream file = Claim.class.getResourceAsStream("/rumour/hearsay.txt")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            all.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(
                            line ->
                                    (line.startsWith("<") ? BEFORE : BEHIND)
                                            .add(Wording.of(line.substring(1)).plain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Claim of(String said) {
        Wording whole = Wording.of(said);
        String core = whole.plain();
        String before;
        do {
            before = core;
            for (String words : BEFORE) {
                core = core.startsWith(words) ? core.substring(words.length()) : core;
            }
            for (String words : BEHIND) {
                core =
                        core.endsWith(words)
                                ? core.substring(0, core.length() - words.length())
                                : core;
            }
        } while (!core.equals(before));
        return new Claim(core.length() < SHORTEST ? whole : new Wording(core));
    }

    /** Whether it is the same claim in other words: the same figures, and as often a no. */
    boolean isLike(Claim other) {
        return agrees(other) && wording.briefly(other.wording).both() >= SAME;
    }

    /** Whether it is nearly the same words: then the verdict on the one is safe on the other. */
    boolean isNearly(Claim other) {
        return agrees(other) && wording.briefly(other.wording).both() >= NEARLY_EXACT;
    }

    /** How alike they are, 0 to 1. */
    double likeness(Claim other) {
        return wording.briefly(other.wording).both();
    }

    private boolean agrees(Claim other) {
        return figures().equals(other.figures()) && noes() % 2 == other.noes() % 2;
    }

    private List<String> figures() {
        return FIGURES.matcher(wording.plain()).results().map(r -> r.group()).sorted().toList();
    }

    private long noes() {
        return NOT.matcher(wording.plain()).results().count();
    }
}
