package org.qunli.request.category;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a template stands whatever its placeholders are. Compared in one pass, without a regular
 * expression: templates are an administrator's, and no words may make it run for long.
 *
 * @param literals what stands before, between and behind the placeholders, letters and digits only
 */
record TemplateForm(List<String> literals) {

    /** Names, times and short values; a sentence of one's own is longer. */
    private static final int SHORT = 60;

    /** What is left of a template without placeholders must be worth recognising. */
    private static final int LEAST = 4;

    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static TemplateForm of(String template) {
        List<String> literals = new ArrayList<>();
        int from = 0;
        Matcher name = Placeholders.NAME.matcher(template);
        while (name.find()) {
            literals.add(plain(template.substring(from, name.start())));
            from = name.end();
        }
        literals.add(plain(template.substring(from)));
        return new TemplateForm(List.copyOf(literals));
    }

    /** Letters and digits only: a full stop is nobody's own word. */
    static String plain(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return NO_WORDS.matcher(normal).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether plain words say this and nothing else. */
    boolean says(String plain) {
        int placeholders = literals.size() - 1;
        int fixed = literals.stream().mapToInt(String::length).sum();
        String first = literals.get(0);
        String last = literals.get(placeholders);
        if (fixed < LEAST
                || plain.length() < fixed
                || plain.length() > fixed + SHORT * placeholders
                || !plain.startsWith(first)
                || !plain.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = plain.length() - (placeholders == 0 ? 0 : last.length());
        for (String literal : literals.subList(Math.min(1, placeholders), placeholders)) {
            int found = plain.indexOf(literal, at);
            if (found < 0 || found + literal.length() > end) {
                return false;
            }
            at = found + literal.length();
        }
        return at <= end;
    }
}
