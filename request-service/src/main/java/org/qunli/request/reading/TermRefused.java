package org.qunli.request.reading;

/** An entry of a district can't be taken. */
public final class TermRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Not written as phrases are. */
    static final String BAD = "bad-phrase";

    /** It, or it and what stands before it, stands for too many phrases. */
    static final String MANY = "too-many-phrases";

    /** The same phrase tells the same already. */
    static final String TWICE = "said-twice";

    private final int term;
    private final int phrase;
    private final String reason;

    TermRefused(int term, int phrase, String reason) {
        super("entry %d, phrase %d: %s".formatted(term, phrase, reason));
        this.term = term;
        this.phrase = phrase;
        this.reason = reason;
    }

    /** Which entry, from 0. */
    public int term() {
        return term;
    }

    /** Which of its phrases, from 0. */
    public int phrase() {
        return phrase;
    }

    /** Why: bad-phrase, too-many-phrases or said-twice. */
    public String reason() {
        return reason;
    }
}
