package org.qunli.notice.rumour;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.NoticeSource;

/** A claim that goes around, and what is known of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Rumour")
public record RumourView(
        UUID id,
        @Schema(examples = "350583") String district,
        @Schema(description = "As it was first heard", examples = "明天全市封城") String claim,
        RumourState state,
        @Schema(description = "What is said of it") Bilingual text,
        UUID noticeId,
        List<NoticeSource> sources,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Schema(description = "When it was decided so") Instant decidedAt,
        @Schema(description = "How often it was heard", examples = "14") long count,
        List<Sighting> sightings,
        @Schema(description = "Other words for it, some") List<String> wordings) {

    /** Where it was heard. */
    @Schema(name = "RumourSighting")
    public record Sighting(UUID zoneId, long count, Instant firstSeenAt, Instant lastSeenAt) {}
}
