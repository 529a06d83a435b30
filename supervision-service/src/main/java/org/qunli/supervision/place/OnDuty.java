package org.qunli.supervision.place;

import java.util.Set;
import java.util.UUID;

/**
 * An officer who is on duty in a zone at the moment that was asked for.
 *
 * @param post the one they fill foremost
 * @param posts all that they fill then: a substitute also another's
 * @param duties what they answer for then
 */
public record OnDuty(UUID zone, UUID officer, String post, Set<String> posts, Set<String> duties) {

    /** Place in the order of standing in; posts we don't know come last. */
    public int rank() {
        for (Post known : Post.values()) {
            if (known.name().equals(post)) {
                return known.ordinal();
            }
        }
        return Post.values().length;
    }
}
