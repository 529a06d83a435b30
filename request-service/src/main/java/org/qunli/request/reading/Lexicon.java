package org.qunli.request.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of {@code lexicon/*.tsv}, found in a message. The files' first lines explain their
 * columns.
 *
 * <p>A phrase may have gaps: {@code 没~收} is 没 and 收 in one clause, at most {@link #GAP} tokens
 * apart, {@code 没^收} at most {@link #NEAR}.
 */
final class Lexicon {

    /** Far enough for "没有人来把楼下的垃圾收走", near enough to be one thought. */
    private static final int GAP = 8;

    /** Phrases inside phrases inside a long text must not fill the memory. */
    private static final int MOST_HITS = 200_000;

    /** Room for "一下", "几盒" and the like. */
    private static final int NEAR = 3;

    private static final List<String> FILES =
            List.of("needs.zh", "needs.en", "talk.zh", "talk.en", "officers.zh", "officers.en");

    /** A part of a phrase with gaps; {@code part} counts from 0. */
    private record Piece(Spread spread, int part) {}

    /**
     * The parts of a phrase; {@code gaps[i]} is how many tokens may stand before part i. The parts
     * of all phrases are numbered, these from {@code first} on.
     */
    private record Spread(int first, int[] gaps, Term term) {
        int parts() {
            return gaps.length;
        }
    }

    /** Of each part: where the latest beginning that led to it starts, and its end (0: none). */
    private record Progress(int[] from, int[] to) {}

    private final TextAnalyzer analyzer;
    private final TermTrie<Object> trie = new TermTrie<>();
    private int pieces;

    /** The macros bring the same phrases again and again; needed while loading only. */
    private final Map<String, List<String>> analyzed = new HashMap<>();

    private final Spelling spelling = new Spelling();

    private final Map<String, String> macros = new LinkedHashMap<>();

    /** The shipped one. */
    Lexicon(TextAnalyzer analyzer) {
        this.analyzer = analyzer;
        for (var row : rows("macros")) {
            macros.put("$" + row[0], "{" + expandMacros(row[1], macros) + "}");
        }
        for (var file : FILES) {
            for (var row : rows(file)) {
                add(file, row, macros);
            }
        }
        trie.link();
        analyzed.clear();
    }

    /**
     * A district's own entries, to be found beside the shipped ones.
     *
     * @throws TermRefused if a phrase isn't one
     */
    Lexicon(TextAnalyzer analyzer, Lexicon shipped, List<DistrictTerm> terms) {
        this.analyzer = analyzer;
        var said = new HashSet<String>();
        int phrases = 0;
        for (int i = 0; i < terms.size(); i++) {
            var own = terms.get(i);
            var signal = Signal.valueOf(own.signal().name());
            var term = new Term(signal, own.category(), own.weight(), true);
            for (int j = 0; j < own.phrases().size(); j++) {
                var pattern = own.phrases().get(j).strip();
                if (!said.add(signal + " " + pattern)) {
                    throw new TermRefused(i, j, TermRefused.TWICE);
                }
                phrases += addOwn(pattern, shipped.macros, term, new int[] {i, j});
                if (phrases > ExtensibleReader.MOST_PHRASES) {
                    throw new TermRefused(i, j, TermRefused.MANY);
                }
            }
        }
        trie.link();
        analyzed.clear();
    }

    private int addOwn(String pattern, Map<String, String> macros, Term term, int[] at) {
        List<Alternatives.Part> parts;
        try {
            parts = Alternatives.parts(expandMacros(pattern, macros));
        } catch (IllegalArgumentException e) {
            throw new TermRefused(at[0], at[1], TermRefused.BAD);
        }
        int phrases = parts.stream().mapToInt(part -> part.phrases().size()).sum();
        if (phrases > ExtensibleReader.MOST_PHRASES) {
            throw new TermRefused(at[0], at[1], TermRefused.MANY);
        }
        try {
            add(parts, term);
        } catch (IllegalArgumentException e) {
            throw new TermRefused(at[0], at[1], TermRefused.BAD);
        }
        return phrases;
    }

    private void add(String phrases, Map<String, String> macros, Term term) {
        for (var pattern : phrases.split(";")) {
            add(Alternatives.parts(expandMacros(pattern.strip(), macros)), term);
        }
    }

    private void add(String file, String[] row, Map<String, String> macros) {
        try {
            var category = row[1].equals("-") ? null : Category.valueOf(row[1]);
            var weight = Double.parseDouble(row[2]);
            add(row[3], macros, new Term(Signal.valueOf(row[0]), category, weight, false));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(file + ": " + String.join("\t", row), e);
        }
    }

    private void add(List<Alternatives.Part> parts, Term term) {
        if (parts.size() == 1) {
            parts.get(0).phrases().forEach(phrase -> trie.add(words(phrase), term));
            return;
        }
        int[] gaps = parts.stream().mapToInt(part -> part.near() ? NEAR : GAP).toArray();
        var spread = new Spread(pieces, gaps, term);
        pieces += gaps.length;
        for (int i = 0; i < gaps.length; i++) {
            var piece = new Piece(spread, i);
            parts.get(i).phrases().forEach(phrase -> trie.add(words(phrase), piece));
        }
    }

    private List<String> words(String phrase) {
        return analyzed.computeIfAbsent(phrase, this::analyze);
    }

    private List<String> analyze(String phrase) {
        var words = new ArrayList<String>();
        for (var word : analyzer.analyze(phrase).words()) {
            if (!word.equals(Tokens.BREAK) && !word.equals(Tokens.STOP)) {
                words.add(word);
                spelling.learn(word);
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an empty phrase");
        }
        return words;
    }

    private static String expandMacros(String pattern, Map<String, String> macros) {
        var out = pattern;
        for (var macro : macros.entrySet()) {
            out = out.replace(macro.getKey(), macro.getValue());
        }
        return out;
    }

    /**
     * The hits of both, without those hidden by a longer {@link Signal#MASK}.
     *
     * @param own a district's own entries, or null
     */
    List<Hit> find(Tokens tokens, Lexicon own) {
        var found = new ArrayList<Hit>();
        find(tokens, found);
        if (own != null) {
            own.find(tokens, found);
            found.sort(Comparator.comparingInt(Hit::to));
        }
        var hits = unmasked(found, tokens.words().size(), false);
        return own == null ? hits : unmasked(hits, tokens.words().size(), true);
    }

    private void find(Tokens tokens, List<Hit> hits) {
        var words = tokens.words().stream().map(spelling::correct).toList();
        var clauses = clauses(tokens);
        var progress = new Progress(new int[pieces], new int[pieces]);
        trie.find(
                words,
                (value, length, end) -> {
                    int start = end - length;
                    if (hits.size() >= MOST_HITS) {
                        return;
                    }
                    if (value instanceof Term term) {
                        hits.add(new Hit(term, start, end));
                    } else if (value instanceof Piece piece) {
                        follow(piece, start, end, clauses, progress, hits);
                    }
                });
    }

    private static void follow(
            Piece piece, int start, int end, int[] clauses, Progress progress, List<Hit> hits) {
        var spread = piece.spread();
        int from = start;
        int at = spread.first() + piece.part();
        if (piece.part() > 0) {
            int before = progress.to()[at - 1];
            from = progress.from()[at - 1];
            if (before == 0
                    || before > start
                    || start - before > spread.gaps()[piece.part()]
                    || clauses[from] != clauses[start]) {
                return;
            }
        }
        if (piece.part() == spread.parts() - 1) {
            hits.add(new Hit(spread.term(), from, end));
        } else {
            progress.from()[at] = from;
            progress.to()[at] = end;
        }
    }

    private static int[] clauses(Tokens tokens) {
        var clauses = new int[tokens.words().size()];
        int clause = 0;
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = clause;
            clause += tokens.boundary(i) ? 1 : 0;
        }
        return clauses;
    }

    /**
     * Without what the masks of one kind hide. A district's own never hide a danger to life.
     *
     * @param own whether a district's masks or the shipped ones
     */
    private static List<Hit> unmasked(List<Hit> hits, int size, boolean own) {
        // The end of the longest mask that starts at or before each token.
        var reach = new int[size + 1];
        var origin = new int[size + 1];
        Arrays.fill(origin, -1);
        boolean any = false;
        for (var hit : hits) {
            if (hit.is(Signal.MASK) && hit.term().own() == own) {
                any = true;
                for (int i = hit.from(); i < hit.to(); i++) {
                    if (hit.to() > reach[i]) {
                        reach[i] = hit.to();
                        origin[i] = hit.from();
                    }
                }
            }
        }
        if (!any) {
            return hits;
        }
        var left = new ArrayList<Hit>(hits.size());
        for (var hit : hits) {
            boolean hidden =
                    origin[hit.from()] >= 0
                            && hit.to() <= reach[hit.from()]
                            && hit.to() - hit.from() < reach[hit.from()] - origin[hit.from()];
            boolean mask = hit.is(Signal.MASK) && hit.term().own() == own;
            boolean shown = !hidden || own && hit.is(Signal.DANGER);
            if (shown && !mask) {
                left.add(hit);
            }
        }
        return left;
    }

    /** The rows of a file: comments and empty lines left out, cut at tabs. */
    static List<String[]> rows(String name) {
        var path = "/lexicon/" + name + ".tsv";
        try (var in = Lexicon.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            var lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
