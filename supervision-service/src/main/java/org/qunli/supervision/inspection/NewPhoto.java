package org.qunli.supervision.inspection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A photo by reference: Qunli keeps no pictures.
 *
 * @param shown whether the owner of the finding sees it too; a picture may tell who took it
 */
@Schema(name = "NewFindingPhoto")
public record NewPhoto(
        @NotNull
                @Size(max = 2000)
                @Pattern(regexp = "https?://[^\\s\\x00-\\x1f\\x7f]+")
                @Schema(examples = "https://files.example/a/1.jpg")
                String url,
        @Size(max = 100) @Schema(examples = "image/jpeg") String mediaType,
        @Schema(examples = "false") Boolean shown) {

    /** What isn't said isn't shown. */
    public NewPhoto {
        shown = Boolean.TRUE.equals(shown);
    }
}
