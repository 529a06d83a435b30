package org.qunli.zone.staffing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The slots of a district's zones, every level and each of the five posts. */
public record StaffingView(
        @Schema(examples = "350583") String district,
        List<LevelStaffing> levels,
        @Schema(description = "for If-Match, in quotes; 0 is what ships", examples = "1")
                long version) {}
