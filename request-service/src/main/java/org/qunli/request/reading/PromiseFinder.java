package org.qunli.request.reading;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first time that an officer's words promise. The patterns are those of {@code
 * lexicon/promises.tsv}.
 */
final class PromiseFinder {

    /** A promise is said early; patterns needn't run over a forwarded page. */
    private static final int HEAD = 2_000;

    private static final Duration LONGEST = Duration.ofDays(60);

    private record Rule(String kind, Pattern pattern) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    PromiseFinder() {
        var names = new HashMap<String, String>();
        for (var row : Lexicon.rows("promises")) {
            switch (row[0]) {
                case "value" -> {
                    for (var word : row[2].split("\\|")) {
                        values.put(row[0] + word, row[1]);
                    }
                }
                case "name" -> names.put("<" + row[1] + ">", expand(row[2], names));
                default -> rules.add(new Rule(row[0], Pattern.compile(expand(row[2], names))));
            }
        }
    }

    private static String expand(String pattern, Map<String, String> names) {
        var out = pattern;
        for (var name : names.entrySet()) {
            out = out.replace(name.getKey(), name.getValue());
        }
        return out;
    }

    /** The promise in a normalised text, or null. */
    Promise find(String text) {
        var head = text.length() > HEAD ? text.substring(0, HEAD) : text;
        Promise first = null;
        int at = Integer.MAX_VALUE;
        for (var rule : rules) {
            var matcher = rule.pattern().matcher(head);
            while (matcher.find() && matcher.start() < at) {
                var promise = promise(rule.kind(), matcher);
                if (promise != null) {
                    first = promise;
                    at = matcher.start();
                }
            }
        }
        return first;
    }

    private Promise promise(String kind, Matcher m) {
        try {
            return switch (kind) {
                case "within" -> within(m);
                case "weekday" ->
                        new Promise.OnWeekday(
                                DayOfWeek.valueOf(weekday(m.group("weekday"))),
                                m.group("next") != null,
                                time(m));
                case "clock" -> onDay(m);
                default -> throw new IllegalStateException("promises.tsv: " + kind);
            };
        } catch (ArithmeticException | java.time.DateTimeException | NumberFormatException e) {
            // "99点" and the like are no time.
            return null;
        }
    }

    /** "一" is a number and, in "周一", a weekday. */
    private String weekday(String word) {
        return values.getOrDefault("value" + word + "/w", values.get("value" + word));
    }

    private Promise within(Matcher m) {
        var unit = Duration.parse(values.get("value" + m.group("unit").strip()));
        double count = number(m.group("n"));
        if (m.group("half") != null) {
            count += 0.5;
        }
        var duration = Duration.ofSeconds(Math.round(count * unit.toSeconds()));
        return duration.isZero() || duration.compareTo(LONGEST) > 0
                ? null
                : new Promise.Within(duration);
    }

    private Promise onDay(Matcher m) {
        var day = m.group("day");
        int days = day == null ? 0 : Integer.parseInt(values.get("value" + day.strip()));
        return new Promise.OnDay(days, time(m), day == null && m.group("part") == null);
    }

    /**
     * A part of the day alone means its end: an officer who says "in the morning" has until noon.
     */
    private LocalTime time(Matcher m) {
        var part = m.group("part") == null ? partOf(group(m, "day")) : m.group("part").strip();
        var end = LocalTime.parse(part == null ? "22:00" : values.get("value" + part));
        if (m.group("hour") == null) {
            return end;
        }
        int hour = (int) number(m.group("hour"));
        int minute = minute(m);
        var half = group(m, "half12");
        boolean after = "pm".equals(half) || (half == null && end.getHour() >= 14);
        if (hour == 24 || (hour == 12 && end.getHour() == 22 && half == null)) {
            return LocalTime.of(23, 59);
        }
        if (after && hour < 12) {
            hour += 12;
        }
        if ("am".equals(half) && hour == 12) {
            hour = 0;
        }
        return LocalTime.of(hour, minute);
    }

    /** "今晚" and "tonight" are a day and a part of it. */
    private String partOf(String day) {
        return day != null && values.containsKey("value" + day.strip() + "/part")
                ? day.strip() + "/part"
                : null;
    }

    private int minute(Matcher m) {
        if (m.group("halfpast") != null) {
            return 30;
        }
        return m.group("minute") == null ? 0 : (int) number(m.group("minute"));
    }

    private static String group(Matcher m, String name) {
        try {
            return m.group(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Digits, or a Chinese or English word for a number up to 99. */
    private double number(String word) {
        var known = values.get("value" + word.strip());
        if (known != null) {
            return Double.parseDouble(known);
        }
        int ten = word.indexOf('十');
        if (ten >= 0) {
            double tens = ten == 0 ? 1 : number(word.substring(0, ten));
            return 10 * tens + (ten == word.length() - 1 ? 0 : number(word.substring(ten + 1)));
        }
        return Double.parseDouble(word);
    }
}
