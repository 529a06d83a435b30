package org.qunli.supervision.deadline;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a deadline came about, in sentences, in order. */
public record ExplanationView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000003") UUID clockId,
        List<Sentence> sentences) {

    /** One sentence. */
    public record Sentence(
            @Schema(examples = "应于 2026-04-04 10:30 前首次答复。") String zh,
            @Schema(examples = "A first answer is due by 2026-04-04 10:30.") String en) {}
}
