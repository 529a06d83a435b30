package org.qunli.request.reading;

import java.util.List;

/** A reader whose lexicon districts can add to while it runs. */
public interface ExtensibleReader extends MessageReader {

    /** How many phrases the patterns of one district may stand for. */
    int MOST_PHRASES = 20_000;

    /**
     * A reader that knows these entries instead of those of the utterances' districts.
     *
     * @throws TermRefused if a phrase can't be understood, or they are too many
     */
    MessageReader with(List<DistrictTerm> terms);

    /**
     * From now on, what a district's people say is held against these entries too, in place of
     * those taught before.
     *
     * @throws TermRefused as {@link #with}
     */
    void teach(String district, List<DistrictTerm> terms);

    /** From now on, nothing of its own counts in the district. */
    void forget(String district);
}
