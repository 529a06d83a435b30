package org.qunli.zone.census;

import java.util.List;
import java.util.Locale;
import org.qunli.kit.problem.Texts;
import org.qunli.zone.wire.Wording;

/** What can be wrong with a row; its words are in the bundles under {@code row.<reason>}. */
public enum RowReason {
    REQUIRED,
    TOO_LONG,
    NOT_STORABLE,
    TOO_MANY_CELLS,
    UNKNOWN_FLAG,
    FLAG_NOT_FOR_YOUR_POST,
    DUPLICATE_DOOR,
    DUPLICATE_LABEL,
    LABEL_TAKEN,
    STILL_INHABITED,
    UNREADABLE,
    TOO_MANY_ROWS;

    private static final Texts TEXTS = new Texts("zone");

    private String key() {
        return "row." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Wording words(List<String> args) {
        Object[] values = args.toArray();
        return new Wording(
                TEXTS.get(key(), Locale.CHINESE, values), TEXTS.get(key(), Locale.ENGLISH, values));
    }
}
