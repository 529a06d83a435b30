package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.group.MovedGroups;
import org.qunli.zone.roster.RosterMoves;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.NewZone;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.sealing.Zoning;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.staffing.Staffing;
import org.qunli.zone.staffing.Staffings;

/** Drafts a merger: zones end, and all that is theirs goes to another one. */
@RequestScoped
class Merging {

    private final Ground ground;
    private final Zoning zoning;
    private final MovingRows rows;
    private final MovedGroups groups;
    private final RosterMoves rosters;
    private final Staffings staffings;

    Merging(
            Ground ground,
            Zoning zoning,
            MovingRows rows,
            MovedGroups groups,
            RosterMoves rosters,
            Staffings staffings) {
        this.ground = ground;
        this.zoning = zoning;
        this.rows = rows;
        this.groups = groups;
        this.rosters = rosters;
        this.staffings = staffings;
    }

    Draft draft(NewReorganisation wanted, Instant now) {
        require(wanted.merged() != null && !wanted.merged().isEmpty(), "merged", "required");
        require((wanted.into() == null) != (wanted.newZone() == null), "into", "into-or-new-zone");
        List<UUID> sources =
                wanted.merged().stream().map(NewReorganisation.Merged::zoneId).toList();
        require(Set.copyOf(sources).size() == sources.size(), "merged", "zone-named-twice");
        require(!sources.contains(wanted.into()), "into", "zone-named-twice");
        List<UUID> all = new ArrayList<>(sources);
        if (wanted.into() != null) {
            all.add(wanted.into());
        }
        Map<UUID, Zone> zones = ground.lock(all, now);
        List<String> prefixes = wanted.merged().stream().map(Merging::prefix).toList();
        NewZone opening = opening(wanted, zones, sources, now);
        if (wanted.into() != null) {
            sources.forEach(source -> zoning.requireNoCircle(source, wanted.into()));
        }
        long collisions = rows.collisions(wanted.into(), sources, prefixes);
        if (collisions > 0) {
            throw new DoorsCollide(collisions);
        }
        requireSlots(zones, wanted.into(), opening, sources);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            moves.add(move(sources.get(i), wanted.into(), opening, prefixes.get(i)));
        }
        String district = zones.get(sources.get(0)).district();
        return new Draft(
                district, moves, sources.stream().map(zones::get).toList(), List.of(), null);
    }

    /** Refuses one officer of a post more than the zone takes; a roster that was fuller stays. */
    private void requireSlots(
            Map<UUID, Zone> zones, UUID into, NewZone opening, List<UUID> sources) {
        ControlLevel level = into == null ? opening.level() : zones.get(into).level();
        Staffing staffing = staffings.of(zones.get(sources.get(0)).district());
        List<UUID> before = into == null ? List.of() : List.of(into);
        List<UUID> all = new ArrayList<>(before);
        all.addAll(sources);
        Map<Post, Integer> held = rosters.holders(before);
        rosters.holders(all)
                .forEach(
                        (post, there) -> {
                            boolean limited = post != Post.VOLUNTEER;
                            if (limited && there > held.getOrDefault(post, 0)) {
                                int max = staffing.slots(level, post).max();
                                if (there > max) {
                                    throw new PostOverfull(post, there, max);
                                }
                            }
                        });
    }

    private Move move(UUID from, UUID into, NewZone opening, String prefix) {
        List<UUID> households = rows.households(from);
        Set<UUID> officers = Set.copyOf(rosters.lockedOf(from));
        return new Move(
                from,
                into,
                opening,
                true,
                prefix,
                households,
                rows.members(households),
                groups.lockedOf(from),
                officers,
                officers);
    }

    /** Like the first of them; closed as soon as one of them is. */
    private NewZone opening(
            NewReorganisation wanted, Map<UUID, Zone> zones, List<UUID> sources, Instant now) {
        if (wanted.newZone() == null) {
            return null;
        }
        boolean active =
                zones.values().stream().anyMatch(zone -> zone.status() == ZoneStatus.ACTIVE);
        UUID parent = wanted.newZone().parentId();
        require(!sources.contains(parent), "newZone.parentId", "zone-named-twice");
        return ground.opening(
                "newZone",
                wanted.newZone(),
                zones.get(sources.get(0)),
                active ? ZoneStatus.ACTIVE : ZoneStatus.PLANNED,
                wanted,
                now);
    }

    private static String prefix(NewReorganisation.Merged merged) {
        return merged.buildingPrefix() == null ? "" : merged.buildingPrefix();
    }

    private static void require(boolean sound, String field, String messageKey) {
        if (!sound) {
            throw new Invalid(field, messageKey);
        }
    }
}
