package org.qunli.notice.cap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import org.qunli.notice.issue.Notice;

/** How we introduce ourselves to those who read alerts. */
@ConfigMapping(prefix = "qunli.notice.cap")
interface CapConfig {

    /** The sender; without it {@code qunli.} and the code of the notice's first district. */
    Optional<String> sender();

    /** Actual, or Exercise, System or Test for what nobody must act on. */
    @WithDefault("Actual")
    String status();

    /**
     * The origin of links in the feed, e.g. https://qunli.example; without it they are relative.
     */
    Optional<String> origin();

    /** The sender of a notice; the protocol allows no space, comma, less-than or ampersand. */
    default String sender(Notice notice) {
        return sender().orElseGet(
                        () ->
                                "qunli."
                                        + notice.districts().stream()
                                                .sorted()
                                                .findFirst()
                                                .orElse(""))
                .replaceAll("[\\s,<&]", "_");
    }
}
