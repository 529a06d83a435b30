package org.qunli.request.correction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A correction that was made. */
@Schema(name = "KeptCorrection")
public record KeptCorrectionView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000009") UUID id,
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000006") UUID messageKey,
        @Schema(examples = "0196a1f0-0000-7000-8000-00000000000a") UUID zoneId,
        ReadingVerdict verdict,
        @Schema(
                        description =
                                "The message as it reads now; null where it was said in private or is gone",
                        examples = "药神这片子好看")
                String text,
        @Schema(description = "What it was read as", examples = "MEDICINE") String categoryWas,
        @Schema(examples = "OTHER") String category,
        List<UUID> requestsWere,
        List<UUID> requests,
        @Schema(description = "Who corrected it; null where only the front-end is known")
                UUID officerId,
        @Schema(examples = "在和家人聊天") String reason,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at) {}
