package org.qunli.zone.group;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Tells of bindings, whole. */
final class GroupEvents {

    private GroupEvents() {}

    private record GroupChanged(
            UUID bindingId,
            UUID zoneId,
            String channel,
            String tenant,
            String groupId,
            Forwarding forwarding,
            Capabilities capabilities,
            boolean active) {}

    static DomainEvent changed(GroupBinding binding, String district, Instant now) {
        return DomainEvent.of("group.changed", "group/" + binding.id(), now)
                .in(district, binding.zoneId())
                .data(
                        new GroupChanged(
                                binding.id(),
                                binding.zoneId(),
                                binding.channel(),
                                binding.tenant(),
                                binding.groupId(),
                                binding.forwarding(),
                                binding.capabilities(),
                                binding.active()))
                .forFrontends(Set.of(binding.network()));
    }
}
