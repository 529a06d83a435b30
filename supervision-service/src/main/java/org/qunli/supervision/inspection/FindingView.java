package org.qunli.supervision.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A finding.
 *
 * @param dueAt as its clock has it, what was granted included
 * @param note for supervision only
 * @param report the owner's words
 */
@Schema(name = "Finding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000032") UUID findingId,
        @Schema(examples = "SANITATION") FindingKind kind,
        @Schema(examples = "环境卫生问题") String kindZh,
        @Schema(examples = "poor sanitation") String kindEn,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000004") UUID owner,
        @Schema(examples = "OPEN") FindingState state,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant foundAt,
        UUID clockId,
        @Schema(examples = "2026-04-05T02:00:00Z") Instant dueAt,
        Instant reportedAt,
        String report,
        Instant endedAt,
        String note,
        List<RecheckView> rechecks,
        List<PhotoView> photos) {}
