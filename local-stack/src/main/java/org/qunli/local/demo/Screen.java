package org.qunli.local.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Two columns of at most 110 together: left what the group sees, right what Qunli did. */
final class Screen {
    static final int LEFT = 50;
    static final int RIGHT = 55;
    private static final int PAUSE_MILLIS = 1100;
    private static final int FIRST_WIDE = 0x1100;

    private final PrintStream out;
    private final String language;
    private final boolean fast;
    private int steps;

    Screen(PrintStream out, String language, boolean fast) {
        this.out = out;
        this.language = language;
        this.fast = fast;
    }

    String language() {
        return language;
    }

    int steps() {
        return steps;
    }

    void chapter(String title) {
        out.println();
        out.println("━━ " + title + " " + "━".repeat(Math.max(0, LEFT + RIGHT - width(title))));
    }

    void columns(String left, String right) {
        print(left, right);
    }

    /** Something that was seen; only what was seen is printed. */
    void seen(String left, String right) {
        steps++;
        print(left, right.isEmpty() ? right : "✓ " + right);
        if (!fast) {
            Patience.pause(PAUSE_MILLIS);
        }
    }

    void plain(String line) {
        out.println(line);
    }

    private void print(String left, String right) {
        List<String> lefts = wrap(left, LEFT);
        List<String> rights = wrap(right, RIGHT);
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            String line = i < lefts.size() ? lefts.get(i) : "";
            String beside = i < rights.size() ? " │ " + rights.get(i) : " │";
            out.println(line + " ".repeat(LEFT - width(line)) + beside);
        }
    }

    /** Breaks at spaces, and between Chinese characters, but not before closing punctuation. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word :
                    paragraph.split("(?<= )|(?=[\\x{2E80}-\\x{FFEF}&&[^,。!?:;、)】》”]])")) {
                if (line.length() > 0 && width(line + word.stripTrailing()) > columns) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    line.append("  ");
                }
                line.append(word);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Columns on a terminal: Chinese characters and their punctuation take two. */
    static int width(CharSequence text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return c >= FIRST_WIDE
                && (c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0x1F300 && c <= 0x1FAFF);
    }
}
