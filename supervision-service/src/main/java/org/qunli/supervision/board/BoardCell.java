package org.qunli.supervision.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.scorecard.MeasureView;

/**
 * A district or a zone on a board.
 *
 * @param now null where it is withheld
 * @param today figures of the local day, {@code week} of seven days up to it
 * @param withheld whether so few stand behind it that it isn't told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoardCell(
        @Schema(examples = "350583") String district,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "南安市") String nameZh,
        @Schema(examples = "Nan'an") String nameEn,
        OpenNow now,
        List<MeasureView> today,
        List<MeasureView> week,
        boolean withheld) {

    /** Without what would be told of few. */
    BoardCell hidden() {
        return new BoardCell(district, zoneId, nameZh, nameEn, null, List.of(), List.of(), true);
    }
}
