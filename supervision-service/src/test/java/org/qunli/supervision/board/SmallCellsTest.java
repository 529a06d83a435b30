package org.qunli.supervision.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    @Test
    void counts_of_one_to_four_are_not_told_and_others_to_the_nearest_five() {
        BoardCell cell =
                new BoardCell(
                        "350583",
                        new UUID(0, 1),
                        "一",
                        "One",
                        new OpenNow(13L, 4L, 0L, 5L),
                        List.of(),
                        List.of(),
                        false);

        assertThat(SmallCells.told(cell).now()).isEqualTo(new OpenNow(15L, null, 0L, 5L));
    }
}
