package org.qunli.request.reading;

import java.util.Objects;

/**
 * A message as the reader sees it.
 *
 * @param text what was written, at most 64 KiB by contract of the intake; null is the empty text
 * @param speaker in which part the sender speaks
 * @param quotesOrMentions whether the message quotes another or mentions someone
 * @param hasOpenRequest whether the sender has a request that isn't final
 * @param district whose own entries of the lexicon count, or null
 */
public record Utterance(
        String text,
        Speaker speaker,
        boolean quotesOrMentions,
        boolean hasOpenRequest,
        String district) {

    public Utterance {
        text = text == null ? "" : text;
        Objects.requireNonNull(speaker, "speaker");
    }

    /** Words that no district's own entries are held against. */
    public Utterance(
            String text, Speaker speaker, boolean quotesOrMentions, boolean hasOpenRequest) {
        this(text, speaker, quotesOrMentions, hasOpenRequest, null);
    }
}
