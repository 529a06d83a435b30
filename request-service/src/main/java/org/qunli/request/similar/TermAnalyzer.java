package org.qunli.request.similar;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.qunli.request.reading.TextAnalyzer;

/**
 * Cuts a text into the terms by which it is found: Chinese into pairs of characters and single
 * ones, English into stems, and the concepts behind both. Pairs need no dictionary: a typo or a
 * local word spoils two of them, where it would derail a segmenter. Thread-safe.
 */
@Singleton
class TermAnalyzer {

    /** What comes after isn't looked at: nobody needs so many words to ask. */
    private static final int LONGEST = 2_000;

    /** Count it up when the code below cuts otherwise. */
    private static final String CUT = "1";

    private static final String PAIR = "<DOUBLE>";

    private static final String STOP_CHARACTERS =
            "的了吗呢啊呀吧嘛哦我你他她它们这那个有没不是在就都也还要能可以想请问怎么什哪里谁多少很太好和与及" + "给让被把到去来上下出进家人一二两几个位下点大家请帮忙谢";

    private static final Set<String> STOP_WORDS =
            Set.of(
                    "a",
                    "an",
                    "the",
                    "i",
                    "my",
                    "me",
                    "we",
                    "our",
                    "us",
                    "you",
                    "your",
                    "he",
                    "she",
                    "her",
                    "his",
                    "it",
                    "is",
                    "ar",
                    "am",
                    "be",
                    "wa",
                    "do",
                    "doe",
                    "did",
                    "have",
                    "ha",
                    "to",
                    "of",
                    "in",
                    "on",
                    "at",
                    "for",
                    "and",
                    "or",
                    "can",
                    "could",
                    "how",
                    "where",
                    "when",
                    "what",
                    "who",
                    "there",
                    "that",
                    "thi",
                    "get",
                    "need",
                    "pleas",
                    "some",
                    "ani",
                    "with",
                    "from",
                    "go",
                    "will",
                    "would",
                    "may",
                    "not",
                    "no",
                    "so",
                    "if",
                    "then",
                    "up",
                    "out",
                    "someon",
                    "somebodi",
                    "s",
                    "t");

    private final TextAnalyzer writing = new TextAnalyzer();

    private final Analyzer analyzer =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    var tokenizer = new StandardTokenizer();
                    TokenStream pairs =
                            new CJKBigramFilter(
                                    new PorterStemFilter(tokenizer), CJKBigramFilter.HAN, true);
                    return new TokenStreamComponents(tokenizer, pairs);
                }
            };

    private final Synonyms synonyms = new Synonyms(phrase -> cut(phrase).joined());

    /** Words in their order, and the pairs of Chinese characters. */
    private record Cut(List<String> words, List<String> pairs) {
        String joined() {
            return " " + String.join(" ", words) + " ";
        }
    }

    /** The terms of a text, each once. */
    Set<Term> terms(String text) {
        Cut cut = cut(text);
        Set<Term> terms = new LinkedHashSet<>();
        synonyms.in(cut.joined()).forEach(name -> terms.add(Term.of(name, Term.CONCEPT)));
        cut.pairs().stream()
                .filter(pair -> !stopped(pair))
                .forEach(pair -> terms.add(Term.of(pair, Term.WORD)));
        for (String word : cut.words()) {
            if (!stopped(word) && !STOP_WORDS.contains(word)) {
                terms.add(Term.of(word, han(word) ? Term.CHARACTER : Term.WORD));
            }
        }
        return terms;
    }

    /** How texts are cut: another way, or other synonyms, is another version. */
    String version() {
        return CUT + "/" + synonyms.version();
    }

    private Cut cut(String text) {
        String plain =
                writing.normalize(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        List<String> words = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        try (var stream = analyzer.tokenStream("text", new StringReader(plain))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                (type.type().equals(PAIR) ? pairs : words).add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cut(words, pairs);
    }

    private static boolean stopped(String word) {
        return word.chars().allMatch(c -> STOP_CHARACTERS.indexOf(c) >= 0);
    }

    private static boolean han(String word) {
        return word.codePointCount(0, word.length()) == 1
                && Character.isIdeographic(word.codePointAt(0));
    }
}
