package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.group.MovedGroups;
import org.qunli.zone.roster.RosterMoves;
import org.qunli.zone.sealing.Zone;

/** Drafts a split: some buildings or households become a zone of their own. */
@RequestScoped
class Splitting {

    private final Ground ground;
    private final MovingRows rows;
    private final MovedGroups groups;
    private final RosterMoves rosters;

    Splitting(Ground ground, MovingRows rows, MovedGroups groups, RosterMoves rosters) {
        this.ground = ground;
        this.rows = rows;
        this.groups = groups;
        this.rosters = rosters;
    }

    Draft draft(NewReorganisation wanted, Instant now) {
        require(wanted.zoneId() != null, "zoneId", "required");
        require(wanted.parts() != null && !wanted.parts().isEmpty(), "parts", "required");
        Zone zone = ground.lock(List.of(wanted.zoneId()), now).get(wanted.zoneId());
        List<UUID> bound = groups.lockedOf(zone.id());
        List<UUID> serving = rosters.lockedOf(zone.id());
        Set<UUID> taken = new HashSet<>();
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < wanted.parts().size(); i++) {
            NewReorganisation.Part part = wanted.parts().get(i);
            String field = "parts[" + i + "].";
            List<UUID> households = households(zone, part, field);
            List<UUID> moved = orEmpty(part.groupIds());
            require(bound.containsAll(moved), field + "groupIds", "no-such-group-here");
            require(disjoint(taken, households), field + "buildings", "in-two-parts");
            require(disjoint(taken, moved), field + "groupIds", "in-two-parts");
            moves.add(
                    new Move(
                            zone.id(),
                            null,
                            ground.opening(
                                    field + "zone", part.zone(), zone, zone.status(), wanted, now),
                            false,
                            "",
                            households,
                            rows.members(households),
                            List.copyOf(new LinkedHashSet<>(moved)),
                            officers(part, serving, field),
                            Set.copyOf(orEmpty(part.leavingIds()))));
        }
        return new Draft(zone.district(), moves, List.of(), List.of(), null);
    }

    private List<UUID> households(Zone zone, NewReorganisation.Part part, String field) {
        List<String> buildings = orEmpty(part.buildings());
        List<UUID> ids = orEmpty(part.householdIds());
        require(!buildings.isEmpty() || !ids.isEmpty(), field + "buildings", "required");
        List<MovingRows.Door> found = rows.households(zone.id(), buildings, ids);
        Set<String> there =
                found.stream().map(MovingRows.Door::building).collect(Collectors.toSet());
        require(there.containsAll(buildings), field + "buildings", "no-such-building-here");
        List<UUID> households = found.stream().map(MovingRows.Door::id).toList();
        require(
                new HashSet<>(households).containsAll(ids),
                field + "householdIds",
                "no-such-household-here");
        return households;
    }

    private static Set<UUID> officers(
            NewReorganisation.Part part, List<UUID> serving, String field) {
        Set<UUID> officers = Set.copyOf(part.officerIds() == null ? serving : part.officerIds());
        require(
                new HashSet<>(serving).containsAll(officers),
                field + "officerIds",
                "not-on-this-roster");
        require(
                officers.containsAll(orEmpty(part.leavingIds())),
                field + "leavingIds",
                "not-on-this-roster");
        return officers;
    }

    private static boolean disjoint(Set<UUID> taken, Collection<UUID> more) {
        for (UUID id : new HashSet<>(more)) {
            if (!taken.add(id)) {
                return false;
            }
        }
        return true;
    }

    private static <T> List<T> orEmpty(List<T> given) {
        return given == null ? List.of() : given;
    }

    private static void require(boolean sound, String field, String messageKey) {
        if (!sound) {
            throw new Invalid(field, messageKey);
        }
    }
}
