package org.qunli.supervision.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.saying.Bilingual;

/**
 * The words of a reminder: the same for a step of a ladder, a spot reminder and a word that
 * somebody sent. Several matters of one officer are one word. Pure.
 */
final class ReminderText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Enough to recognise the matter by. */
    private static final int LONGEST_EXCERPT = 40;

    /** More than anybody reads in a chat. */
    private static final int MOST_LINES = 8;

    private ReminderText() {}

    /**
     * One matter.
     *
     * @param excerpt the beginning of what the resident said, or null
     */
    record Line(Reminder reminder, String zoneZh, String zoneEn, String excerpt, ZoneId local) {}

    static Bilingual of(List<Line> lines, Instant now) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            zh.add(zh(line, now));
            en.add(en(line, now));
        }
        if (lines.size() > MOST_LINES) {
            zh.add("另有 " + (lines.size() - MOST_LINES) + " 项。");
            en.add("And " + (lines.size() - MOST_LINES) + " more.");
        }
        return new Bilingual(
                "【群里值守提醒】" + String.join("\n", zh),
                "Qunli duty reminder: " + String.join("\n", en));
    }

    private static String zh(Line line, Instant now) {
        String what = line.zoneZh() + excerpt(line.excerpt(), ":「", "」");
        String waited = line.reminder().kind().zh();
        return isPast(line, now)
                ? "%s 的%s时限 %s 已过,请尽快处理。".formatted(what, waited, time(line))
                : "%s 请于 %s 前%s。".formatted(what, time(line), waited);
    }

    private static String en(Line line, Instant now) {
        String what = line.zoneEn() + excerpt(line.excerpt(), ": \"", "\"");
        String waited = line.reminder().kind().en();
        return isPast(line, now)
                ? "%s was due for %s at %s; please see to it now."
                        .formatted(what, waited, time(line))
                : "%s is due for %s by %s.".formatted(what, waited, time(line));
    }

    private static boolean isPast(Line line, Instant now) {
        return !now.isBefore(line.reminder().dueAt());
    }

    private static String time(Line line) {
        return TIME.format(line.reminder().dueAt().atZone(line.local()));
    }

    private static String excerpt(String text, String open, String close) {
        if (text == null || text.isBlank()) {
            return "";
        }
        int length = text.codePointCount(0, text.length());
        String shown =
                length <= LONGEST_EXCERPT
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
        return open + shown + close;
    }
}
