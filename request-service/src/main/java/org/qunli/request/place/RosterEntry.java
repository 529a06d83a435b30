package org.qunli.request.place;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.reading.Category;

/**
 * An officer as rostered in one zone, seen at one moment.
 *
 * @param name may be null where nobody told it yet
 * @param post the one they fill foremost
 * @param posts all that they fill at that moment: a substitute also another's; none for a delegate
 *     off shift
 * @param duties the categories they answer for at that moment, or in the last shift
 * @param onDuty whether a duty interval holds the moment
 * @param servedLately whether one does, or ended within the last shift before it
 * @param standsInFor officers in whose place they serve at that moment
 */
public record RosterEntry(
        UUID officerId,
        String name,
        Post post,
        List<String> posts,
        List<String> duties,
        boolean onDuty,
        boolean servedLately,
        List<UUID> standsInFor) {

    /** Whether they fill the post. */
    public boolean fills(Post wanted) {
        return posts.contains(wanted.name());
    }

    /** Whether the category is among their duties. */
    public boolean answersFor(Category category) {
        return Set.copyOf(duties).contains(category.name());
    }
}
