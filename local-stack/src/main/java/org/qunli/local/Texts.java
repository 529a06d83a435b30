package org.qunli.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the launcher says, in English or Chinese. */
public final class Texts {
    private final boolean chinese;
    private final ResourceBundle bundle;

    private Texts(boolean chinese) {
        this.chinese = chinese;
        bundle =
                ResourceBundle.getBundle(
                        "org.qunli.local.texts",
                        chinese ? Locale.CHINESE : Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Whatever doesn't begin with {@code zh} is English. */
    public static Texts of(String language) {
        return new Texts(language != null && language.toLowerCase(Locale.ROOT).startsWith("zh"));
    }

    /** A sentence; {@code {0}}, {@code {1}} are replaced, other braces stay (curls have many). */
    public String get(String key, Object... arguments) {
        return fill(bundle.getString(key), arguments);
    }

    /** A page of its own, beside the bundle: {@code summary.txt}, {@code summary_zh.txt}. */
    public String page(String name, Object... arguments) {
        String file = name + (chinese ? "_zh" : "") + ".txt";
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            return fill(new String(stream.readAllBytes(), StandardCharsets.UTF_8), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String template, Object... arguments) {
        String filled = template;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }
}
