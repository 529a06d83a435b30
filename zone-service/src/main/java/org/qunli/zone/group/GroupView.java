package org.qunli.zone.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group bound to a zone. */
public record GroupView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID zoneId,
        @Schema(examples = "wecom") String channel,
        @Schema(examples = "ww-quanzhou") String tenant,
        @Schema(examples = "wr-ximei-3") String groupId,
        @Schema(examples = "BOT") Forwarding forwarding,
        Capabilities capabilities,
        boolean active,
        @Schema(
                        description = "when the front-end last told who is in the group",
                        examples = "2026-04-04T02:00:00Z")
                Instant countedAt,
        @Schema(description = "how many are in the group", examples = "212") int present) {

    static GroupView of(GroupBinding binding) {
        return new GroupView(
                binding.id(),
                binding.zoneId(),
                binding.channel(),
                binding.tenant(),
                binding.groupId(),
                binding.forwarding(),
                binding.capabilities(),
                binding.active(),
                binding.countedAt(),
                binding.present());
    }
}
