package org.qunli.zone.roster;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.wire.Wording;

/** A zone's duty cards, and all of them as text to put into a group. */
public record DutyCardsView(
        UUID zoneId,
        @Schema(description = "changes with the text", examples = "9f86d081884c") String version,
        List<Card> cards,
        Wording text) {

    /** Whom to call for what. */
    public record Card(
            @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID officerId,
            @Schema(examples = "林志远") String name,
            @Schema(examples = "Lin Zhiyuan") String nameEn,
            @Schema(examples = "0595-5550101") String phone,
            @Schema(examples = "TOWNSHIP_CADRE") Post post,
            @Schema(examples = "[\"MEDICINE\"]") List<Category> duties,
            boolean onDuty,
            Wording text) {

        static Card of(RosterLine line) {
            return new Card(
                    line.officerId(),
                    line.name(),
                    line.nameEn(),
                    line.phone(),
                    line.post(),
                    line.duties(),
                    line.onDuty(),
                    DutyCardText.of(line));
        }
    }
}
