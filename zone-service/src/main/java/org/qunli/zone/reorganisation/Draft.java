package org.qunli.zone.reorganisation;

import java.util.List;
import java.util.UUID;
import org.qunli.zone.sealing.Zone;

/**
 * What a reorganisation is going to do, found out under the locks that let it be done.
 *
 * @param moves who goes where
 * @param ended zones that end with it
 * @param reparented zones that lie elsewhere with it
 * @param parent where those lie then, or null
 */
record Draft(
        String district, List<Move> moves, List<Zone> ended, List<Zone> reparented, UUID parent) {}
