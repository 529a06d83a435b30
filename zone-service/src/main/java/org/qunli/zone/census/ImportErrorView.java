package org.qunli.zone.census;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** Something wrong in a file. */
public record ImportErrorView(
        @Schema(
                        description =
                                "where the row begins, from 1; 0 for a household that isn't in the"
                                        + " file",
                        examples = "57")
                int line,
        @Schema(description = "empty for the whole row", examples = "flags") String column,
        @Schema(examples = "UNKNOWN_FLAG") RowReason reason,
        Wording text) {

    static ImportErrorView of(RowError error) {
        return new ImportErrorView(
                error.line(), error.column(), error.reason(), error.reason().words(error.args()));
    }
}
