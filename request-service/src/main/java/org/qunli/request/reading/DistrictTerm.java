package org.qunli.request.reading;

import java.util.List;
import java.util.Objects;

/**
 * An entry that a district adds to the lexicon.
 *
 * @param signal what its phrases tell
 * @param category what they are about, or null
 * @param weight how strongly, above 0 and at most 10; a NEED opens a request from 3 on
 * @param phrases one or more, in the notation of the lexicon's files
 */
public record DistrictTerm(Sense signal, Category category, double weight, List<String> phrases) {

    /** What a district may teach. What tells of promises and of officers is shipped only. */
    public enum Sense {
        /** Hides every shorter phrase inside it, but never a danger to life. */
        MASK,
        /** What it is about. */
        TOPIC,
        /** A need, trouble or complaint in itself. */
        NEED,
        /** Something is missing, broken or late. */
        LACK,
        /** Danger to life. */
        DANGER,
        /** Makes a need more pressing. */
        RAISE,
        /** No need: small talk, jokes, an advertisement. */
        CHAT,
        /** Offers something to others. */
        OFFER,
        /** An announcement to everybody. */
        NOTICE,
        /** It came, it works again. */
        DONE
    }

    public DistrictTerm {
        Objects.requireNonNull(signal, "signal");
        phrases = List.copyOf(phrases);
    }
}
