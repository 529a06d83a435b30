package org.qunli.zone.reorganisation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.zone.sealing.NewZone;

/**
 * Who and what goes from one zone to another.
 *
 * @param to where; null while the zone is still to be opened
 * @param opening the zone to open; null where it is there already. Moves to the same new zone share
 *     it
 * @param whole the zone that they leave ends
 * @param prefix put before buildings and labels
 * @param officers who serve the zone that they go to
 * @param leaving those of them who don't serve the zone that they leave any more
 */
record Move(
        UUID from,
        UUID to,
        NewZone opening,
        boolean whole,
        String prefix,
        List<UUID> households,
        long members,
        List<UUID> groups,
        Set<UUID> officers,
        Set<UUID> leaving) {

    Move to(UUID opened) {
        return new Move(
                from,
                opened,
                opening,
                whole,
                prefix,
                households,
                members,
                groups,
                officers,
                leaving);
    }
}
