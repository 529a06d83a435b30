package org.qunli.kit.sheet;

import java.util.regex.Pattern;

/**
 * Cells that no spreadsheet takes for a formula. What would be one gets an apostrophe in front;
 * reading takes that one away again, so that a list comes back as it went out.
 */
public final class SafeCell {

    /** As OWASP lists them, and the full-width signs that Chinese spreadsheets read alike. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*");

    /** A plain number calculates nothing, and with an apostrophe nobody could add it up. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private SafeCell() {}

    /** The cell to write for a text. */
    public static String out(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text that was meant by a cell. */
    public static String in(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }
}
