package org.qunli.supervision.scorecard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a frozen month would count otherwise.
 *
 * @param countedN what it counts, null for nothing
 * @param correctN what it would count
 */
@Schema(name = "ScoreCorrection")
public record CorrectionView(
        UUID correctionId,
        @Schema(examples = "2026-04-01") LocalDate month,
        UUID requestId,
        @Schema(examples = "ON_TIME") String measure,
        Integer countedN,
        Integer countedHits,
        Integer correctN,
        Integer correctHits,
        Boolean excluded,
        Instant foundAt) {}
