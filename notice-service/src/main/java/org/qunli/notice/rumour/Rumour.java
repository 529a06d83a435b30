package org.qunli.notice.rumour;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.NoticeSource;

/**
 * A row of the table of rumours.
 *
 * @param text what is said of it, or null
 * @param word which word on it that is: whoever was told an earlier one is told this one
 */
record Rumour(
        UUID id,
        String district,
        UUID zone,
        String claim,
        RumourState state,
        Bilingual text,
        UUID notice,
        List<NoticeSource> sources,
        int word,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant decidedAt,
        long version) {

    String subject() {
        return "rumour/" + id;
    }
}
