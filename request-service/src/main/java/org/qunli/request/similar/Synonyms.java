package org.qunli.request.similar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The concepts of {@code similar/synonyms.tsv}: what people say in different words and languages.
 */
final class Synonyms {

    private record Phrase(String words, String concept) {}

    private final List<Phrase> phrases = new ArrayList<>();

    /**
     * @param words cuts a phrase into the words that texts are cut into, joined and framed by
     *     spaces
     */
    Synonyms(Function<String, String> words) {
        try (var in = Synonyms.class.getResourceAsStream("/similar/synonyms.tsv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(row -> add(row[0], row[1], words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String concept, String alternatives, Function<String, String> words) {
        for (String phrase : alternatives.split(";")) {
            phrases.add(new Phrase(words.apply(phrase), "#" + concept));
        }
    }

    /** Another one when words or concepts changed. */
    String version() {
        return Integer.toHexString(phrases.hashCode());
    }

    /** The concepts of a text that was cut into words as the phrases were. */
    List<String> in(String words) {
        return phrases.stream()
                .filter(phrase -> words.contains(phrase.words()))
                .map(Phrase::concept)
                .distinct()
                .toList();
    }
}
