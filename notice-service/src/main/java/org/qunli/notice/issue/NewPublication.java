package org.qunli.notice.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to publish. */
@Schema(name = "NewPublication")
public record NewPublication(
        @Schema(
                        description = "Publish even if no active zone matches the targets",
                        examples = "false")
                Boolean acceptNoMatch) {

    boolean acceptsNoMatch() {
        return Boolean.TRUE.equals(acceptNoMatch);
    }
}
