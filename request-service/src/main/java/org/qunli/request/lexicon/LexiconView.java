package org.qunli.request.lexicon;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a district's entries. */
@Schema(name = "Lexicon")
public record LexiconView(
        @Schema(examples = "350583") String district,
        @Schema(description = "0: nothing was added so far", examples = "3") long version,
        @Schema(examples = "admin-1") String changedBy,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant changedAt,
        @Schema(examples = "“番薯”没有被认出来") String reason,
        List<LexiconEntry> entries) {}
