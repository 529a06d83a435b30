package org.qunli.kit.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;

/** The words of problems: {@code problems/kit_*} and {@code problems/<service>_*}, UTF-8. */
public final class Texts {

    private static final String CHINESE = "zh";

    private static final String ENGLISH = "en";

    private final Properties chinese;

    private final Properties english;

    /** Reads the bundles of the kit and of the named service (its own may be missing). */
    public Texts(String service) {
        this.chinese = load(service, CHINESE);
        this.english = load(service, ENGLISH);
    }

    private static Properties load(String service, String language) {
        Properties all = new Properties();
        for (String bundle : List.of("kit", service)) {
            String path = "/problems/" + bundle + "_" + language + ".properties";
            try (InputStream in = Texts.class.getResourceAsStream(path)) {
                if (in != null) {
                    all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** Whether both languages have the key. */
    public boolean has(String key) {
        return chinese.containsKey(key) && english.containsKey(key);
    }

    /** The words in the language. */
    public String get(String key, Locale language, Object... args) {
        String pattern = bundle(language).getProperty(key);
        if (pattern == null) {
            throw new MissingResourceException("No words for " + key, "problems", key);
        }
        return new MessageFormat(pattern, language).format(args);
    }

    private Properties bundle(Locale language) {
        return CHINESE.equals(language.getLanguage()) ? chinese : english;
    }

    /** Chinese where the caller prefers it to English, else English. */
    public static Locale languageOf(List<Locale> preferred) {
        return preferred.stream()
                .filter(l -> l.getLanguage().equals(CHINESE) || l.getLanguage().equals(ENGLISH))
                .findFirst()
                .map(l -> Locale.forLanguageTag(l.getLanguage()))
                .orElse(Locale.ENGLISH);
    }
}
