package org.qunli.supervision.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was found wanting.
 *
 * @param owner the officer who has to put it right
 * @param dueAt by when; null for the policy's time
 * @param note for supervision only
 */
public record NewFinding(
        @NotNull @Schema(examples = "SANITATION") FindingKind kind,
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000004") UUID owner,
        @Schema(examples = "2026-04-05T02:00:00Z") Instant dueAt,
        @Size(max = 1000) @Schema(examples = "三楼垃圾两天未清") String note,
        @Size(max = 20) List<@NotNull @Valid NewPhoto> photos) {

    /** What isn't said is empty. */
    public NewFinding {
        photos = photos == null ? List.of() : photos;
    }
}
