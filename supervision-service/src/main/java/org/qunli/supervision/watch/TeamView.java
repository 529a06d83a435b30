package org.qunli.supervision.watch;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team as its lead reads it. */
public record TeamView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000007") UUID teamId,
        @Schema(examples = "350583") String district,
        @Schema(examples = "8th joint group") String name,
        @Schema(examples = "[\"sub-1\"]") List<String> supervisors,
        List<UUID> zones) {

    static TeamView of(Team team) {
        return new TeamView(
                team.id(), team.district(), team.name(), team.supervisors(), team.zones());
    }
}
