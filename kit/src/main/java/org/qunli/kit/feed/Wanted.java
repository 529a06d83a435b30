package org.qunli.kit.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qunli.kit.problem.Invalid;

/**
 * Which events of a feed a reader wants, of those it may see. Empty means all.
 *
 * @param types as listed in docs/events.md
 * @param kinds of subjects: what stands before the slash, e.g. {@code request}
 */
record Wanted(Set<String> types, Set<String> kinds) {

    private static final int MOST = 50;

    static Wanted ofTypes(Set<String> types) {
        return new Wanted(types, Set.of());
    }

    /** From lists with commas; throws {@link Invalid} for one that is too long. */
    static Wanted parse(String types, String kinds) {
        return new Wanted(listed("types", types), listed("kinds", kinds));
    }

    private static Set<String> listed(String name, String texts) {
        if (texts.isBlank()) {
            return Set.of();
        }
        Set<String> listed = new HashSet<>(List.of(texts.split(",", MOST + 2)));
        if (listed.size() > MOST) {
            throw new Invalid(name, "bad-" + name);
        }
        return listed;
    }
}
