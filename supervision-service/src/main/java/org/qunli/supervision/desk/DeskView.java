package org.qunli.supervision.desk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A desk as it is read. */
public record DeskView(
        @Schema(examples = "350583-hq") String code,
        @Schema(examples = "350583") String district,
        @Schema(examples = "HEADQUARTERS") DeskKind kind,
        @Schema(examples = "南安市指挥部") String nameZh,
        @Schema(examples = "Nan'an headquarters") String nameEn,
        @Schema(examples = "24/7") String hours,
        List<Opening> opening,
        Night night,
        @Schema(examples = "[\"MEDICINE\"]") List<String> categories,
        List<DeskChat> chatIds,
        @Schema(examples = "[\"desk-350583\"]") List<String> subjects) {

    static DeskView of(Desk desk) {
        return new DeskView(
                desk.code(),
                desk.district(),
                desk.kind(),
                desk.nameZh(),
                desk.nameEn(),
                desk.hours(),
                desk.opening(),
                desk.night(),
                desk.categories(),
                desk.chats(),
                desk.subjects());
    }
}
