package org.qunli.notice.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many groups a bot was given the notice for once more. */
@Schema(name = "Resend")
public record Resend(@Schema(examples = "3") int groups) {}
