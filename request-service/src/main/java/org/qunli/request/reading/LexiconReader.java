package org.qunli.request.reading;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads messages by lexicon, rules and what examples teach, in Chinese and English. Loads all once,
 * at start-up: the first message needn't wait for the second or two that it takes.
 *
 * <p>Prefers a false request, which an officer closes with one tap, to a missed one.
 */
@Startup
@ApplicationScoped
@DefaultBean
public class LexiconReader implements ExtensibleReader {

    /** In characters; UTF-16 makes the contract's 64 KiB of UTF-8 at most as many. */
    private static final int LONGEST = 64 * 1024;

    private final TextAnalyzer analyzer = new TextAnalyzer();
    private final Lexicon lexicon = new Lexicon(analyzer);
    private final Judgement judgement = new Judgement(examples());
    private final OfficerRules officers = new OfficerRules(new PromiseFinder());
    private final Map<String, Lexicon> districts = new ConcurrentHashMap<>();

    @Override
    public Reading read(Utterance utterance) {
        var district = utterance.district();
        return read(utterance, district == null ? null : districts.get(district));
    }

    @Override
    public MessageReader with(List<DistrictTerm> terms) {
        var own = new Lexicon(analyzer, lexicon, terms);
        return utterance -> read(utterance, own);
    }

    @Override
    public void teach(String district, List<DistrictTerm> terms) {
        districts.put(district, new Lexicon(analyzer, lexicon, terms));
    }

    @Override
    public void forget(String district) {
        districts.remove(district);
    }

    private Reading read(Utterance utterance, Lexicon own) {
        var text = shortened(utterance.text());
        if (utterance.speaker() == Speaker.OFFICER) {
            return officers.read(findings(text, own), utterance);
        }
        // Of a list that many people grow, what it is about counts, not whose lines it has.
        var list = JoinList.of(text);
        var words = list.map(JoinList::header).orElse(text);
        var findings = findings(words, own);
        boolean toAll = list.isPresent() || Announcement.is(words);
        var need = need(findings, toAll);
        var reading = ResidentRules.read(findings, need, utterance);
        return reading.intent() == Intent.REQUEST && list.isEmpty()
                ? reading.of(Matters.of(words, part -> need(findings(part, own), false)))
                : reading;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private Findings findings(String text, Lexicon own) {
        var tokens = analyzer.analyze(text);
        return new Findings(tokens, lexicon.find(tokens, own));
    }

    private Need need(Findings findings, boolean toAll) {
        var told = Need.of(findings);
        if (findings.wordless()) {
            return told;
        }
        var judged = told.judged(likely(findings, told), findings);
        boolean empty = !told.told() && findings.besides(Signal.SMALL, Signal.THANKS) <= 1;
        return toAll || empty ? judged.unlikely() : judged;
    }

    private Judgement.Likely likely(Findings findings, Need told) {
        return judgement.of(
                Features.words(findings.tokens()), Features.signals(findings, told.score()));
    }

    /** How likely the text asks for something. */
    Judgement.Likely likely(String text) {
        var findings = findings(text, null);
        return likely(findings, Need.of(findings));
    }

    List<Judgement.Example> examples() {
        return Lexicon.rows("examples").stream().map(this::example).toList();
    }

    Judgement.Example example(String[] row) {
        var findings = findings(row[4], null);
        boolean need = row[1].equals("REQUEST");
        return new Judgement.Example(
                Features.words(findings.tokens()),
                Features.signals(findings, Need.of(findings).score()),
                row[0].equals("known"),
                need,
                need ? Category.valueOf(row[2]) : null,
                row[3].equals("URGENT"));
    }
}
