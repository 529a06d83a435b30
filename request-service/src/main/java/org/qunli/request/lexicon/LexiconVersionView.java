package org.qunli.request.lexicon;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a district's entries were changed: when, by whom and why. */
@Schema(name = "LexiconVersion")
public record LexiconVersionView(
        @Schema(examples = "3") long version,
        @Schema(examples = "admin-1") String changedBy,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant changedAt,
        @Schema(examples = "“番薯”没有被认出来") String reason,
        @Schema(description = "How many entries it has", examples = "12") int entries) {}
