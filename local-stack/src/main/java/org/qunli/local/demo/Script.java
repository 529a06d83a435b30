package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The people, places and words of the story, and the sentences it is told with. */
final class Script {
    private final JsonNode story;
    private final ResourceBundle sentences;
    private final String language;

    private Script(JsonNode story, ResourceBundle sentences, String language) {
        this.story = story;
        this.sentences = sentences;
        this.language = language;
    }

    /**
     * @param language {@code zh} or {@code en}, of the narration; the group speaks Chinese
     */
    static Script in(String language) {
        try (InputStream in = Script.class.getResourceAsStream("/demo/story.yaml")) {
            JsonNode story = new ObjectMapper(new YAMLFactory()).readTree(in);
            Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ROOT;
            ResourceBundle.Control noFallback =
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES);
            return new Script(
                    story,
                    ResourceBundle.getBundle("demo.narration", locale, noFallback),
                    language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of the story; fails when there is none, because the script is ours. */
    JsonNode part(String pointer) {
        JsonNode part = story.at(pointer);
        if (part.isMissingNode()) {
            throw new IllegalArgumentException("the story has no " + pointer);
        }
        return part;
    }

    String text(String pointer) {
        return part(pointer).asText();
    }

    /** In the language of the narration. */
    String localized(JsonNode bilingual) {
        return bilingual.get(language).asText();
    }

    List<String> names(String pointer) {
        return List.copyOf(part(pointer).properties().stream().map(e -> e.getKey()).toList());
    }

    /** What is said in the group, always in Chinese. */
    String words(String key) {
        return text("/words/" + key + "/zh");
    }

    /** The same, with a translation below for those who don't read it. */
    String shownWords(String key) {
        String zh = words(key);
        return language.equals("zh") ? zh : zh + "\n(" + text("/words/" + key + "/en") + ")";
    }

    /** A sentence of the narration. */
    String tell(String key, Object... parts) {
        try {
            return sentences.getString(key).formatted(parts);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("no sentence " + key, e);
        }
    }
}
