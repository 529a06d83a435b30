package org.qunli.supervision.place;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which zones have so few households that figures of them would tell of single ones: by their size,
 * which doesn't change from minute to minute. Where exactly one zone would be withheld, the next
 * smallest goes with it: else the difference to the district would tell it.
 */
public final class SmallZones {

    /** Zones of fewer households than this are told in the district's figures only. */
    public static final int HOUSEHOLDS = 20;

    private final Map<UUID, Long> households;

    /**
     * By the sizes of a district's zones; one whose size isn't known is taken for small.
     *
     * @param households by zone, of all zones of the district
     */
    public SmallZones(Map<UUID, Long> households) {
        this.households = households;
    }

    /** Which of all zones of the district are withheld. */
    public Set<UUID> of(Collection<UUID> all) {
        List<UUID> bySize =
                all.stream()
                        .sorted(
                                Comparator.comparingLong(this::size)
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        Set<UUID> small = new HashSet<>();
        for (UUID zone : bySize) {
            long together = households(small);
            // Whoever subtracts gets the sum of all withheld: it has to be large enough as well.
            boolean alone = !small.isEmpty() && (small.size() == 1 || together < HOUSEHOLDS);
            if (size(zone) < HOUSEHOLDS || alone) {
                small.add(zone);
            }
        }
        return small;
    }

    /** How many households these zones have together. */
    public long households(Collection<UUID> zones) {
        return zones.stream().mapToLong(this::size).sum();
    }

    private long size(UUID zone) {
        return households.getOrDefault(zone, 0L);
    }
}
