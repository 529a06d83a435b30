package org.qunli.request.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the words of somebody unknown that they introduce themselves as an officer. Prefers to
 * miss one to taking a resident for an officer: an administrator can bind a chat id by hand, and
 * whoever says nothing of the kind is never noticed here.
 */
@ApplicationScoped
public class OfficerClaims {

    /**
     * Who somebody says they are, as far as the words tell.
     *
     * @param post one of the roster's posts
     */
    public record Claim(String post, String name, String phone) {}

    private record Phrases(String kind, String value, List<String> phrases) {}

    private static final int LONGEST = 600;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:[ -]?[0-9]){6,13}");

    /** "8栋的", "3单元502住户": somebody's own door. */
    private static final Pattern DOOR =
            Pattern.compile(
                    "[0-9]+ ?(?:栋|幢|座|号楼|单元|室|楼)[0-9 ]*(?:的|住户|业主|人家)"
                            + "|(?:from|in) (?:building|block|unit|flat|room) [0-9]+");

    private static final Pattern SELF = Pattern.compile("(?:我是|我叫|本人是|本人)([^,。、;!?\\s]{2,30})");

    private static final Pattern SELF_EN =
            Pattern.compile(
                    "(?i)(?:my name is|i am|i['’]m|this is)\\s+((?-i:[A-Z])[\\w.]*(?:\\s+(?-i:[A-Z])\\w*){0,3})");

    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}$");

    private final TextAnalyzer analyzer = new TextAnalyzer();

    private final MessageReader reader;

    private final List<Phrases> rules;

    OfficerClaims(MessageReader reader) {
        this.reader = reader;
        this.rules = load();
    }

    private List<Phrases> load() {
        var in = getClass().getResourceAsStream("/lexicon/introductions.tsv");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var found = new ArrayList<Phrases>();
            for (var line : lines.lines().filter(l -> !l.startsWith("#")).toList()) {
                var row = line.split("\t");
                found.add(
                        new Phrases(
                                row[0],
                                row[1],
                                Arrays.stream(row[2].split(";"))
                                        .map(analyzer::normalize)
                                        .toList()));
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the text claims, or empty if it isn't an officer's introduction. */
    public Optional<Claim> read(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = analyzer.normalize(text);
        var words = " " + plain.replaceAll("[^a-z0-9]+", " ").strip() + " ";
        if (plain.contains("?")
                || DOOR.matcher(plain).find()
                || phrases("NOT").anyMatch(rule -> said(rule, plain, words))
                || !introduces(text)) {
            return Optional.empty();
        }
        return phrases("POST")
                .filter(rule -> said(rule, plain, words))
                .findFirst()
                .map(rule -> new Claim(rule.value(), name(text, plain), phone(plain)));
    }

    private boolean introduces(String text) {
        return reader.read(new Utterance(text, Speaker.OFFICER, false, false)).introduction();
    }

    private Stream<Phrases> phrases(String kind) {
        return rules.stream().filter(rule -> rule.kind().equals(kind));
    }

    private static boolean said(Phrases rule, String plain, String words) {
        return rule.phrases().stream()
                .anyMatch(
                        phrase ->
                                phrase.charAt(0) < 0x80
                                        ? words.contains(" " + phrase + " ")
                                        : plain.contains(phrase));
    }

    /** What follows the office in "我是溪美街道林志远", or the capital letters after "I'm". */
    private String name(String text, String plain) {
        Matcher self = SELF.matcher(plain);
        while (self.find()) {
            var clause = self.group(1);
            int end = 0;
            for (var rule : rules) {
                for (var phrase : rule.phrases()) {
                    int at = clause.lastIndexOf(phrase);
                    end = at < 0 ? end : Math.max(end, at + phrase.length());
                }
            }
            var name = NAME.matcher(clause.substring(end));
            if (name.matches()) {
                return name.group();
            }
        }
        Matcher english = SELF_EN.matcher(text);
        return english.find() ? english.group(1) : null;
    }

    private static String phone(String plain) {
        Matcher phone = PHONE.matcher(plain);
        return phone.find() ? phone.group() : null;
    }
}
