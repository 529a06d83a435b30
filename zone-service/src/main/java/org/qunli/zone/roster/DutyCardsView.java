package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.wire.Wording;

/** A zone's duty cards, and all of them as text to put into a group. */
public record DutyCardsView(
        UUID zoneId,
        @Schema(description = "grows with each change of the text", examples = "3") int version,
        @Schema(description = "since when the text holds", examples = "2026-04-04T02:00:00Z")
                Instant changedAt,
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
            List<UUID> standsInFor,
            Wording text) {

        static Card of(RosterLine line, List<RosterLine> standsInFor) {
            Serving serving = line.serving();
            boolean serves = serving != null;
            Post post = serves && !serving.posts().isEmpty() ? serving.posts().get(0) : line.post();
            List<Category> duties = serves ? serving.duties() : line.duties();
            return new Card(
                    line.officerId(),
                    line.name(),
                    line.nameEn(),
                    line.phone(),
                    post,
                    duties,
                    serves,
                    serves ? serving.standsInFor() : List.of(),
                    DutyCardText.of(line, post, duties, standsInFor));
        }
    }
}
