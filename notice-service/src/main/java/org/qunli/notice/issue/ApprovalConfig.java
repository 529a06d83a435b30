package org.qunli.notice.issue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Which notices two persons must vouch for. */
@ConfigMapping(prefix = "qunli.notice.approval")
interface ApprovalConfig {

    /** Notices this severe. */
    @WithDefault("SEVERE,EXTREME")
    Set<Severity> severities();

    /** Notices of these kinds, however severe. */
    Optional<Set<NoticeKind>> kinds();

    /** Whether the rules ask for two. */
    default boolean needsTwo(NewNotice content) {
        return severities().contains(content.severity())
                || kinds().map(k -> k.contains(content.kind())).orElse(false);
    }
}
