package org.qunli.request.lifecycle;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household's rating as that household sees it. Nobody else is shown it with a request. */
@Schema(name = "Rating")
public record RatingView(
        @Schema(examples = "5") int stars,
        @Schema(examples = "送得很快") String comment,
        @Schema(examples = "2026-04-04T04:10:00Z") Instant ratedAt,
        @Schema(description = "Of which cycle", examples = "1") int cycle) {

    static RatingView of(ResidentRequest request) {
        Rating rating = request.ending().rating();
        return new RatingView(rating.stars(), rating.words(), rating.at(), request.cycle());
    }
}
