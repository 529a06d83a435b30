package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * What an officer does in a zone from a moment until just before another.
 *
 * @param posts filled, the own one first; none for who only answers for delegated matters
 * @param duties answered for
 * @param standsInFor officers whose posts are filled in their place
 */
public record Stint(
        @Schema(examples = "2026-04-04T00:00:00Z") Instant from,
        @Schema(examples = "2026-04-04T12:00:00Z") Instant to,
        List<Post> posts,
        List<Category> duties,
        List<UUID> standsInFor) {

    boolean continues(Stint earlier) {
        return from.equals(earlier.to)
                && posts.equals(earlier.posts)
                && duties.equals(earlier.duties)
                && standsInFor.equals(earlier.standsInFor);
    }

    Stint until(Instant later) {
        return new Stint(from, later, posts, duties, standsInFor);
    }
}
