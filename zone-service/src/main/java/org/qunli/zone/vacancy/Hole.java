package org.qunli.zone.vacancy;

import java.util.UUID;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** What is missing: one of a post, a category, or an officer's introduction or chat id. */
record Hole(Post post, Category category, UUID officerId) {

    static Hole of(Post post) {
        return new Hole(post, null, null);
    }

    static Hole of(Category category) {
        return new Hole(null, category, null);
    }

    static Hole of(UUID officer) {
        return new Hole(null, null, officer);
    }
}
