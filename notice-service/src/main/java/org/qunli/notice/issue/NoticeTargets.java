package org.qunli.notice.issue;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * For whom a notice is: the active zones of the districts, narrowed to zones and levels where they
 * are given.
 */
@Schema(name = "NoticeTargets")
public record NoticeTargets(
        @NotEmpty
                @Size(max = 50)
                @Schema(description = "GB/T 2260 codes", examples = "[\"350583\"]")
                Set<@NotNull @Pattern(regexp = "[1-9][0-9]{5}") String> districts,
        @Size(max = 10_000) @Schema(description = "Only these zones; none for all")
                Set<@NotNull UUID> zones,
        @Schema(description = "Only zones of these levels; none for all", examples = "[\"SEALED\"]")
                Set<@NotNull ZoneLevel> levels) {

    public NoticeTargets {
        zones = zones == null ? Set.of() : zones;
        levels = levels == null ? Set.of() : levels;
    }
}
