package org.qunli.request.similar;

import java.time.Instant;
import java.util.UUID;
import org.qunli.request.reading.Category;

/**
 * A solved request that may be similar.
 *
 * @param terms the question's first, {@code asked} of them, then those only in the answer
 */
record Candidate(
        UUID requestId, UUID zoneId, Category category, int[] terms, int asked, Instant solvedAt) {}
