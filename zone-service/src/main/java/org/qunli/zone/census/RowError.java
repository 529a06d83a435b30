package org.qunli.zone.census;

import java.util.List;

/**
 * Something wrong in a file.
 *
 * @param line where the row begins, counted from 1; 0 for a household that isn't in the file
 */
record RowError(int line, String column, RowReason reason, List<String> args) {

    private static final int SHOWN = 50;

    RowError(int line, CensusColumn column, RowReason reason, String... args) {
        this(line, column == null ? "" : column.english(), reason, List.of(args));
    }

    /** As much of a wrong value as helps to find it. */
    static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= SHOWN
                ? plain
                : plain.substring(
                                0,
                                plain.offsetByCodePoints(
                                        0,
                                        Math.min(
                                                SHOWN / 2,
                                                plain.codePointCount(0, plain.length()))))
                        + "…";
    }
}
