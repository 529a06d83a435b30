package org.qunli.request.reading;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads messages by lexicon and rules, in Chinese and English. Loads the lexicon once, at start-up:
 * the first message needn't wait for the second or two that it takes.
 *
 * <p>Prefers a false request, which an officer closes with one tap, to a missed one.
 */
@Startup
@ApplicationScoped
@DefaultBean
public class LexiconReader implements MessageReader {

    /** In characters; UTF-16 makes the contract's 64 KiB of UTF-8 at most as many. */
    private static final int LONGEST = 64 * 1024;

    private final TextAnalyzer analyzer = new TextAnalyzer();
    private final Lexicon lexicon = new Lexicon(analyzer);
    private final OfficerRules officers = new OfficerRules(new PromiseFinder());

    @Override
    public Reading read(Utterance utterance) {
        var text = utterance.text();
        var tokens = analyzer.analyze(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        var findings = new Findings(tokens, lexicon.find(tokens));
        return utterance.speaker() == Speaker.OFFICER
                ? officers.read(findings, utterance)
                : ResidentRules.read(findings, utterance);
    }
}
