package org.qunli.request.place;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.reading.Category;

/**
 * An officer as rostered in one zone, seen at one moment.
 *
 * @param name may be null where nobody told it yet
 * @param duties the categories they answer for
 * @param onDuty whether a duty interval holds the moment
 * @param servedLately whether one does, or ended within the last shift before it
 */
public record RosterEntry(
        UUID officerId,
        String name,
        Post post,
        List<String> duties,
        boolean onDuty,
        boolean servedLately) {

    /** Whether the category is among their duties. */
    public boolean answersFor(Category category) {
        return Set.copyOf(duties).contains(category.name());
    }
}
