package org.qunli.supervision.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An inspection. Never says who inspected.
 *
 * @param note for supervision only
 * @param findings an officer's own only
 */
@Schema(name = "Inspection")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000031") UUID inspectionId,
        @Schema(examples = "350583") String district,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
        String note,
        List<FindingView> findings) {}
