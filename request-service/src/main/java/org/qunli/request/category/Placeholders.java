package org.qunli.request.category;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qunli.kit.problem.Invalid;

/** The names in braces of templates. */
final class Placeholders {

    static final Pattern NAME = Pattern.compile("\\{([a-z][a-zA-Z0-9]{0,29})}");

    private Placeholders() {}

    /** Refuses templates of one key, braces that aren't a name's, and languages that differ. */
    static void check(List<ReplyTemplate> templates) {
        if (templates == null) {
            return;
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < templates.size(); i++) {
            ReplyTemplate template = templates.get(i);
            String field = "templates[" + i + "]";
            if (!keys.add(template.key())) {
                throw new Invalid(field + ".key", "key-twice");
            }
            requireClean(template.zh(), field + ".zh");
            requireClean(template.en(), field + ".en");
            if (!in(template.zh()).equals(in(template.en()))) {
                throw new Invalid(field + ".en", "same-placeholders");
            }
        }
    }

    private static void requireClean(String text, String field) {
        String rest = NAME.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new Invalid(field, "placeholder");
        }
    }

    /** The names in a text, sorted. */
    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
