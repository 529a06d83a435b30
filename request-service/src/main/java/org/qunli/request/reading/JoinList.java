package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list that many people copy and grow by a line each (接龙). It comes again with every line, and is
 * one matter however long it gets.
 *
 * @param header what stands before the first line, without the word for such lists
 * @param entries the lines, in order
 */
public record JoinList(String header, List<String> entries) {

    private static final int HEAD = 20_000;

    private static final Pattern NAME =
            Pattern.compile(
                    "#?接[龙龍]#?|【接[龙龍]】|(?i:sign[ -]?up (?:sheet|list)|roll call|order list)");

    private static final Pattern ENTRY =
            Pattern.compile("(?:^|[\\s,,;;::])(\\d{1,3})\\s?(?:[.、)),,::]|\\)) ?(?=\\S|$)");

    /** The list that a text is, if it is one. */
    public static Optional<JoinList> of(String text) {
        if (text == null || text.length() > HEAD) {
            return Optional.empty();
        }
        boolean named = NAME.matcher(text).find();
        var starts = new ArrayList<int[]>();
        var matcher = ENTRY.matcher(text);
        int next = 1;
        while (matcher.find()) {
            if (Integer.parseInt(matcher.group(1)) == next) {
                starts.add(new int[] {matcher.start(), matcher.end()});
                next++;
            }
        }
        // "1. no water 2. no medicine" are two matters of one person.
        if (starts.size() < (named ? 1 : 3)) {
            return named && text.strip().length() < 40
                    ? Optional.of(new JoinList(header(text), List.of()))
                    : Optional.empty();
        }
        var entries = new ArrayList<String>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1)[0] : text.length();
            entries.add(text.substring(starts.get(i)[1], end).strip());
        }
        if (!named && wordy(entries)) {
            return Optional.empty();
        }
        return Optional.of(
                new JoinList(header(text.substring(0, starts.get(0)[0])), List.copyOf(entries)));
    }

    /** Lines of a list are names, doors and amounts; longer ones are an account. */
    private static boolean wordy(List<String> entries) {
        return entries.stream().mapToInt(String::length).average().orElse(0) > 24;
    }

    private static String header(String text) {
        return NAME.matcher(text).replaceAll(" ").strip();
    }

    /** Whether this is an earlier list with lines added. */
    public boolean grewFrom(JoinList earlier) {
        return header.equals(earlier.header)
                && entries.size() >= earlier.entries.size()
                && entries.subList(0, earlier.entries.size()).equals(earlier.entries);
    }
}
