package org.qunli.request.reading;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Normalises a text (NFKC, case folded, without invisible characters, traditional Chinese as
 * simplified) and cuts it into tokens. Texts and lexicon go the same way, so that they meet.
 * Thread-safe.
 *
 * <p>Chinese is deliberately not cut into words: typos and dialect derail a segmenter, while
 * phrases over single characters, the longest first, don't depend on one.
 */
public final class TextAnalyzer {

    private static final int CJK_FROM = 0x3400;
    private static final int CJK_TO = 0xA000;

    private final Normalizer2 normalizer = Normalizer2.getNFKCCasefoldInstance();
    private static final char[] SIMPLIFIED = simplified();
    private final Analyzer analyzer =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    var tokenizer = new StandardTokenizer();
                    return new TokenStreamComponents(tokenizer, new PorterStemFilter(tokenizer));
                }
            };

    /**
     * Character by character: ICU's transform of whole texts is too slow for a message's budget.
     */
    private static char[] simplified() {
        var transform = Transliterator.getInstance("Traditional-Simplified");
        var table = new char[CJK_TO - CJK_FROM];
        for (int c = CJK_FROM; c < CJK_TO; c++) {
            var simple = transform.transliterate(String.valueOf((char) c));
            table[c - CJK_FROM] = simple.length() == 1 ? simple.charAt(0) : (char) c;
        }
        return table;
    }

    private final Orthography orthography = new Orthography(this::normalize);

    /** The text in the one way of writing that everything is compared in. */
    public String normalize(String text) {
        var folded = normalizer.normalize(text);
        var out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= CJK_FROM && c < CJK_TO) {
                out.append(SIMPLIFIED[c - CJK_FROM]);
            } else if (c != '\'' && c != '\u2019' && c != '\u2018') {
                // "isn't", "isn’t" and "isnt" are one word.
                out.append(c);
            }
        }
        return out.toString();
    }

    Tokens analyze(String raw) {
        var text = orthography.usual(normalize(raw));
        var words = new ArrayList<String>();
        int size = 0;
        try (var stream = analyzer.tokenStream("text", new StringReader(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int end = 0;
            while (stream.incrementToken()) {
                addGap(text, end, offset.startOffset(), words);
                words.add(term.toString());
                size++;
                end = offset.endOffset();
            }
            stream.end();
            addGap(text, end, text.length(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tokens(text, words, size);
    }

    /**
     * What stands between two tokens: marks are kept as tokens of their own, in a run only once.
     */
    private static void addGap(String text, int from, int to, ArrayList<String> words) {
        String boundary = null;
        boolean asked = false;
        boolean called = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '?' -> asked = true;
                case '!' -> called = true;
                case '.', '。', ';', '\n', '…', '~', '】', ']' -> boundary = Tokens.STOP;
                case ',', '、', ':', '(', ')', '【', '[', '—', '"', '“', '”', '《', '》' ->
                        boundary = boundary == null ? Tokens.BREAK : boundary;
                case ' ', '\t' -> {
                    if (boundary == null && (ideograph(text, from - 1) || ideograph(text, to))) {
                        boundary = Tokens.BREAK;
                    }
                }
                default -> {}
            }
        }
        if (asked) {
            words.add(Tokens.ASKED);
        }
        if (called) {
            words.add(Tokens.CALLED);
        }
        if (asked || called) {
            boundary = Tokens.STOP;
        }
        if (boundary != null && !words.isEmpty()) {
            words.add(boundary);
        }
    }

    private static boolean ideograph(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= CJK_FROM && text.charAt(i) < CJK_TO;
    }
}
