package org.qunli.notice.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * For whom a notice is: the active zones of the districts, narrowed to zones, levels and buildings
 * where they are given. With flags it goes to the households that have one of them, in private and
 * never into a group.
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
                Set<@NotNull ZoneLevel> levels,
        @Size(max = 200)
                @Schema(
                        description =
                                "Only these buildings of the zones named; what is said in the group"
                                        + " begins with them",
                        examples = "[\"8\"]")
                Set<@NotBlank @Size(max = 50) String> buildings,
        @Size(max = 20)
                @Schema(
                        description = "Only households with one of these flags, each in private",
                        examples = "[\"LIVES_ALONE\"]")
                Set<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,49}") String> flags) {

    public NoticeTargets {
        zones = zones == null ? Set.of() : zones;
        levels = levels == null ? Set.of() : levels;
        buildings = buildings == null ? Set.of() : buildings;
        flags = flags == null ? Set.of() : flags;
    }

    /** Whether what households are like decides who gets it. */
    public boolean areOfHouseholds() {
        return !buildings.isEmpty() || !flags.isEmpty();
    }
}
