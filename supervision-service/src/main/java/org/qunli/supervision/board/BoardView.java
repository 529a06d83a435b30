package org.qunli.supervision.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A board: the whole, and what it is made of.
 *
 * @param at the minute from which it is
 */
@Schema(name = "Board")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoardView(
        @Schema(examples = "2026-04-04T02:25:00Z") Instant at,
        BoardCell whole,
        List<BoardCell> parts) {

    BoardView timeless() {
        return new BoardView(null, whole, parts);
    }
}
