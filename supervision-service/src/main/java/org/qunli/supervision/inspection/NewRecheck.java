package org.qunli.supervision.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a recheck found.
 *
 * @param passed whether it is put right; else the clock runs on as if it had never been reported
 * @param dueAt by when then; null for the time it had
 * @param note for supervision only
 */
public record NewRecheck(
        @NotNull @Schema(examples = "true") Boolean passed,
        @Schema(examples = "2026-04-06T02:00:00Z") Instant dueAt,
        @Size(max = 1000) @Schema(examples = "已整改") String note,
        @Size(max = 20) List<@NotNull @Valid NewPhoto> photos) {

    /** What isn't said is empty. */
    public NewRecheck {
        photos = photos == null ? List.of() : photos;
    }
}
