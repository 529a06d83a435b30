package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.SmallZones;
import org.qunli.supervision.place.Zone;

/** Scorecards as they are told to readers outside: none that tells of one household or person. */
@ApplicationScoped
class OutsideCards {

    private final Places places;

    OutsideCards(Places places) {
        this.places = places;
    }

    List<ScorecardView> told(ScopeKind kind, String district, List<ScorecardView> cards) {
        return cards.stream().filter(large(kind, district)).map(SmallNumbers::told).toList();
    }

    private Predicate<ScorecardView> large(ScopeKind kind, String district) {
        return switch (kind) {
            case ZONE -> {
                List<UUID> all = places.zonesOf(district).stream().map(Zone::id).toList();
                Set<UUID> small = new SmallZones(places.households(district)).of(all);
                yield card -> !small.contains(UUID.fromString(card.subject()));
            }
            case UNIT, POST -> {
                Map<String, Long> staff = places.staff(district);
                yield card -> staff.getOrDefault(card.subject(), 0L) >= SmallNumbers.LEAST;
            }
            case OFFICER -> card -> false;
            case DISTRICT -> card -> true;
        };
    }
}
