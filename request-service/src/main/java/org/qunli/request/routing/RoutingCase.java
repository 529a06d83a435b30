package org.qunli.request.routing;

import java.util.Set;
import java.util.UUID;
import org.qunli.request.reading.Category;

/**
 * What a route is chosen for.
 *
 * @param household whose need it is, or null
 * @param mentioned officers whom the resident mentioned, in order
 * @param without officers who aren't to have it
 */
public record RoutingCase(
        String district,
        UUID zoneId,
        Category category,
        UUID household,
        Set<UUID> mentioned,
        Set<UUID> without,
        boolean lifeAtRisk) {

    /** The same for anybody but these. */
    public RoutingCase without(Set<UUID> others) {
        return new RoutingCase(
                district, zoneId, category, household, mentioned, Set.copyOf(others), lifeAtRisk);
    }
}
