package org.qunli.zone.household;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All check-ins of this cell. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {

    /** Those of a household before (at, id), the latest first. */
    List<CheckIn> of(UUID household, Instant before, UUID beforeId, int count) {
        return find(
                        "householdId = ?1 and at <= ?2 and (at < ?2 or id < ?3) order by at desc, id desc",
                        household,
                        before,
                        beforeId)
                .page(0, count)
                .list();
    }
}
