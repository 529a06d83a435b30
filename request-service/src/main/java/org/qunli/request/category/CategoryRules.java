package org.qunli.request.category;

import java.util.List;
import org.qunli.request.place.Post;

/**
 * What is known of a category.
 *
 * @param posts who is responsible where nobody on duty has it among their duties, first to last
 * @param templates words to answer with
 */
public record CategoryRules(
        String nameZh, String nameEn, List<Post> posts, List<ReplyTemplate> templates) {

    public CategoryRules {
        posts = List.copyOf(posts);
        templates = templates == null ? List.of() : List.copyOf(templates);
    }
}
