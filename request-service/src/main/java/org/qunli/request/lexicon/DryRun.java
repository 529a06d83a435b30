package org.qunli.request.lexicon;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Intent;
import org.qunli.request.reading.Priority;
import org.qunli.request.reading.Reading;

/** What entries would change in the reading of past messages. */
@Schema(name = "LexiconDryRun")
public record DryRun(
        @Schema(description = "The messages that would be read otherwise, the newest first")
                List<Changed> items,
        @Schema(description = "How many were read for this answer", examples = "1000") int examined,
        @Schema(description = "Of these, how many would newly be requests", examples = "4")
                long opened,
        @Schema(description = "Of these, how many would be requests no more", examples = "0")
                long lost,
        @Schema(description = "Where to go on with older ones, or null when all were read")
                String next) {

    /** A message that would be read otherwise. Who said it is no matter here. */
    @Schema(name = "LexiconChangedReading")
    public record Changed(
            @Schema(examples = "0196a1f0-0000-7000-8000-000000000006") UUID messageKey,
            @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
            @Schema(description = "Its first 120 characters", examples = "番薯没了") String excerpt,
            How before,
            How after) {}

    /** How a message reads. */
    @Schema(name = "LexiconReading")
    public record How(
            @Schema(examples = "REQUEST") Intent intent,
            @Schema(examples = "SUPPLIES") Category category,
            @Schema(examples = "NORMAL") Priority priority) {

        static How of(Reading reading) {
            return new How(reading.intent(), reading.category(), reading.priority());
        }

        boolean isRequest() {
            return intent == Intent.REQUEST;
        }
    }
}
