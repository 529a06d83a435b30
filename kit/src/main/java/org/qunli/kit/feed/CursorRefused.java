package org.qunli.kit.feed;

import java.io.IOException;

/** A feed can't be read on from the cursor, and says from where instead. */
final class CursorRefused extends IOException {
    private static final long serialVersionUID = 1;

    private final String rewoundTo;

    private final boolean beyond;

    private CursorRefused(String message, String rewoundTo, boolean beyond) {
        super(message);
        this.rewoundTo = rewoundTo;
        this.beyond = beyond;
    }

    /** 409: another history. */
    static CursorRefused rewound(String rewoundTo, boolean beyond) {
        return new CursorRefused("Rewound", rewoundTo, beyond);
    }

    /** 410: what follows the cursor was compacted. */
    static CursorRefused expired() {
        return new CursorRefused("Expired", null, false);
    }

    /** Whether the database behind the feed was restored or promoted. */
    boolean isRewound() {
        return rewoundTo != null;
    }

    /** Nothing of the new history before this cursor can have been missed. */
    String rewoundTo() {
        return rewoundTo;
    }

    /** Whether events may have been read that the new history doesn't hold. */
    boolean beyond() {
        return beyond;
    }
}
