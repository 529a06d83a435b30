package org.qunli.kit.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that isn't applied, as administrators see it: no word of what it says. */
@Schema(name = "ParkedEvent")
public record ParkedView(
        @Schema(description = "The event's id in its feed") UUID eventId,
        @Schema(examples = "roster/0196a1f0-0000-7000-8000-000000000001") String subject,
        @Schema(examples = "roster.changed") String type,
        @Schema(description = "1, 2, 3… per subject", examples = "7") long version,
        @Schema(description = "GB/T 2260 code", examples = "350583") String district,
        UUID zone,
        HeldState state,
        @Schema(description = "How often it failed when tried alone", examples = "3") int tries,
        @Schema(
                        description = "What went wrong, without any text of the event",
                        examples =
                                "PSQLException 23502 table roster column post at ZonesFeed.put:180")
                String error,
        @Schema(description = "Since when it isn't applied") Instant since,
        @Schema(description = "When it is tried next; null while it is parked") Instant nextTryAt,
        @Schema(
                        description = "How many later events of its subject queue behind it",
                        examples = "2")
                int queued,
        @Schema(description = "What is lost if it is dropped") Loss ifDropped) {

    /** What dropping an event costs. */
    @Schema(name = "Loss")
    public enum Loss {
        /**
         * The copy of the subject stays as it is until its next state event, which carries the
         * whole.
         */
        UNTIL_NEXT_STATE,
        /** What it told never takes effect here; later events apply as if it hadn't happened. */
        FOR_GOOD;

        static Loss of(String type) {
            return type.endsWith(".changed") ? UNTIL_NEXT_STATE : FOR_GOOD;
        }
    }
}
