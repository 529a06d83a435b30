package org.qunli.zone.vacancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.wire.Wording;

/** A hole in a roster, from a moment until just before another. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gap(
        @Schema(examples = "SHIFT_HOLE") GapReason reason,
        @Schema(examples = "MEDICAL_WORKER") Post post,
        @Schema(examples = "MEDICINE") Category category,
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID officerId,
        @Schema(examples = "2026-04-04T12:00:00Z") Instant from,
        @Schema(examples = "2026-04-05T00:00:00Z") Instant to,
        Wording text) {

    static Gap of(Hole hole, GapReason reason, Instant from, Instant to) {
        Wording about = null;
        if (hole.post() != null) {
            about = hole.post().localName();
        } else if (hole.category() != null) {
            about = hole.category().localName();
        }
        return new Gap(
                reason,
                hole.post(),
                hole.category(),
                hole.officerId(),
                from,
                to,
                reason.words(about));
    }

    Hole hole() {
        return new Hole(post, category, officerId);
    }
}
