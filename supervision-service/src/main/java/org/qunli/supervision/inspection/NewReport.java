package org.qunli.supervision.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The owner's word that a finding is put right.
 *
 * @param text what was done
 */
@Schema(name = "FindingReport")
public record NewReport(
        @Size(max = 1000) @Schema(examples = "已清运并消杀") String text,
        @Size(max = 20) List<@NotNull @Valid NewPhoto> photos) {

    /** What isn't said is empty. */
    public NewReport {
        photos = photos == null ? List.of() : photos;
    }
}
