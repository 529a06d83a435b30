package org.qunli.supervision.inspection;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A photo by reference.
 *
 * @param of what it shows: the finding as it was found (its id), a recheck, or what the owner left
 *     (the owner's id)
 */
@Schema(name = "FindingPhoto")
public record PhotoView(
        UUID of,
        @Schema(examples = "https://files.example/a/1.jpg") String url,
        @Schema(examples = "image/jpeg") String mediaType,
        @Schema(examples = "false") boolean shown) {}
