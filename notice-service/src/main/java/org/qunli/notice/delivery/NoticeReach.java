package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.Notices;

/** Which zones of a notice the caller may see: an officer the own ones, others by their claims. */
@ApplicationScoped
public class NoticeReach {

    private final Notices notices;

    private final DeliveryList deliveries;

    private final Caller caller;

    NoticeReach(Notices notices, DeliveryList deliveries, Caller caller) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /**
     * The zones, or null for all.
     *
     * @throws NotFound for a notice that isn't public, or that the caller has no part in
     */
    public Set<UUID> zones(UUID id) {
        Notice notice =
                notices.findByIdOptional(id)
                        .filter(n -> n.status().isPublic())
                        .orElseThrow(NotFound::new);
        if (caller.person().isPresent() || caller.is(Roles.OFFICER)) {
            return caller.requirePerson().rosterZones();
        }
        if (notice.districts().stream().noneMatch(caller::reachesDistrict)) {
            throw new NotFound();
        }
        boolean all =
                caller.zones().isEmpty()
                        && notice.districts().stream().allMatch(caller::reachesDistrict);
        return all ? null : reached(notice);
    }

    /** As {@link #zones(UUID)}, narrowed to one if it isn't null. */
    public Set<UUID> zones(UUID id, UUID zone) {
        Set<UUID> seen = zones(id);
        if (zone == null) {
            return seen;
        }
        return seen == null || seen.contains(zone) ? Set.of(zone) : Set.of();
    }

    private Set<UUID> reached(Notice notice) {
        return deliveries.all(notice.id()).stream()
                .filter(d -> caller.reachesZone(d.district(), d.zone()))
                .map(Delivery::zone)
                .collect(Collectors.toSet());
    }
}
