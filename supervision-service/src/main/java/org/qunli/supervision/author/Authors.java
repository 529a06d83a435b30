package org.qunli.supervision.author;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Who of supervision did what. Kept where nobody else reads, by the feature that owns that place;
 * only calls of supervisors and leads get here.
 */
public interface Authors {

    /**
     * Notes that the caller did it, before it shows.
     *
     * @param note the caller's words, or null: for supervision only
     */
    void note(String act, UUID about, String note, Instant now);

    /**
     * The same for a call that may be repeated; answers what it is about: what was noted under the
     * key before, if there was something. The same key with another content is refused.
     *
     * @param key unique per client, or null
     */
    UUID once(String act, UUID about, String key, String content, String note, Instant now);

    /** Whether the caller did it. */
    boolean did(String act, UUID about);

    /** The words that were noted with it, by what it is about. */
    Map<UUID, String> notes(String act, Collection<UUID> about);
}
