package org.qunli.zone.wire;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people read, in Chinese and English. */
public record Wording(
        @NotBlank @Size(max = 500) @Schema(examples = "溪美街道三号楼") String zh,
        @NotBlank @Size(max = 500) @Schema(examples = "Ximei Street, building 3") String en) {

    /** The pair, or null where neither language is there. */
    public static Wording of(String zh, String en) {
        return zh == null && en == null ? null : new Wording(zh, en);
    }
}
