package org.qunli.zone.census;

import java.util.regex.Pattern;

/**
 * Cells that no spreadsheet takes for a formula. What would be one gets an apostrophe in front;
 * reading takes that one away again, so that a list comes back as it went out.
 */
final class SafeCell {

    /** As OWASP lists them, and the full-width signs that Chinese spreadsheets read alike. */
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n=+-@].*");

    private SafeCell() {}

    static String out(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String in(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
