package org.qunli.request.category;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.reading.Category;

/** Fills the templates of a district, and recognises words that are nothing but a template's. */
@ApplicationScoped
public class Templates {

    private static final int KEPT = 2_000;

    private final Categories categories;

    /** By the template's words: what a version says never changes. */
    private final Map<String, TemplateForm> forms = new ConcurrentHashMap<>();

    Templates(Categories categories) {
        this.categories = categories;
    }

    /** The template of that key, as the district has it now. */
    public Optional<ReplyTemplate> find(String district, Category category, String key) {
        return of(district, category).stream().filter(t -> t.key().equals(key)).findFirst();
    }

    /** The placeholders of a template. */
    public static Set<String> placeholders(ReplyTemplate template) {
        return Placeholders.in(template.zh());
    }

    /** The template's words with a value, in each language, in place of each placeholder. */
    public static Bilingual fill(ReplyTemplate template, Map<String, Bilingual> values) {
        return new Bilingual(
                filled(template.zh(), name -> values.get(name).zh()),
                filled(template.en(), name -> values.get(name).en()));
    }

    private static String filled(String text, UnaryOperator<String> value) {
        return Placeholders.NAME
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))));
    }

    /** Whether the words are only what a template of the category says, in either language. */
    public boolean isOnly(String district, Category category, String words) {
        if (words == null || words.isBlank()) {
            return false;
        }
        String plain = TemplateForm.plain(words);
        return of(district, category).stream()
                .anyMatch(t -> form(t.zh()).says(plain) || form(t.en()).says(plain));
    }

    private List<ReplyTemplate> of(String district, Category category) {
        return categories.of(district, category).rules().templates();
    }

    private TemplateForm form(String template) {
        if (forms.size() > KEPT) {
            forms.clear();
        }
        return forms.computeIfAbsent(template, TemplateForm::of);
    }
}
