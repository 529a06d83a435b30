package org.qunli.kit.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that was taken in and isn't in its feed any more. */
@Schema(name = "LostEvent")
public record LostView(
        UUID eventId,
        @Schema(examples = "request/0196a1f0-0000-7000-8000-000000000001") String subject,
        @Schema(description = "Its version; the feed may tell another event under it now")
                long version,
        @Schema(description = "GB/T 2260 code", examples = "350583") String district,
        @Schema(description = "Whether it was applied: what it did stays") boolean applied,
        Instant foundAt) {}
