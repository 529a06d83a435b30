package org.qunli.zone.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What changed under the coverage of some zones: the least that must be counted again. */
class Touched {

    private final Set<UUID> zones = new HashSet<>();
    private final Set<UUID> whole = new HashSet<>();
    private final Set<UUID> households = new HashSet<>();
    private final List<String> present = new ArrayList<>();
    private final List<String> identities = new ArrayList<>();

    /** Marks are hexadecimal here, since arrays of bytes can't be bound. */
    void add(String kind, UUID zone, UUID household, String mark) {
        if (zone != null) {
            zones.add(zone);
        }
        if (household != null) {
            households.add(household);
        }
        switch (kind) {
            case "ZONE" -> whole.add(zone);
            case "PRESENCE" -> present.add(mark);
            case "IDENTITY" -> identities.add(mark);
            default -> {
                // The household or the zone says it all.
            }
        }
    }

    boolean isEmpty() {
        return zones.isEmpty() && identities.isEmpty();
    }

    UUID[] zones() {
        return zones.toArray(UUID[]::new);
    }

    UUID[] whole() {
        return whole.toArray(UUID[]::new);
    }

    UUID[] households() {
        return households.toArray(UUID[]::new);
    }

    /** Marks that came into or went out of a group. */
    String[] present() {
        return present.toArray(String[]::new);
    }

    /** Marks that became or ceased to be somebody's. */
    String[] identities() {
        return identities.toArray(String[]::new);
    }

    String[] marks() {
        List<String> all = new ArrayList<>(present);
        all.addAll(identities);
        return all.toArray(String[]::new);
    }
}
