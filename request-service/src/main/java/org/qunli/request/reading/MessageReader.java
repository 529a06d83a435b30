package org.qunli.request.reading;

/**
 * Reads one message. Replace it by any other CDI bean of this type; {@link LexiconReader} steps
 * back then.
 *
 * <p>An implementation is a pure function, safe for concurrent use, and never throws for any text.
 */
public interface MessageReader {

    /** What the utterance says by itself; which request it belongs to is decided elsewhere. */
    Reading read(Utterance utterance);
}
