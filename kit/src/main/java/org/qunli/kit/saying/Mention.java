package org.qunli.kit.saying;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody to be mentioned: a user id of the channel, and the label to show where there is no id.
 */
@Schema(name = "Mention")
public record Mention(
        @Schema(examples = "u-lin") String id, @Schema(examples = "@林志远") String label) {}
