package org.qunli.zone.district;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All districts of this cell. */
@ApplicationScoped
public class Districts implements PanacheRepositoryBase<District, String> {

    private final Jdbi jdbi;

    Districts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The district.
     *
     * @throws NotFound when there is none
     */
    public District require(String code) {
        return findByIdOptional(code).orElseThrow(NotFound::new);
    }

    /** Keeps the district from being changed until the end of the transaction. */
    public void hold(String code) {
        findById(code, LockModeType.PESSIMISTIC_READ);
    }

    /** Locks the district's row until the end of the transaction. */
    public void lock(String code) {
        findById(code, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Makes sure that there is a row, whoever else creates it now; answers whether this call did.
     */
    boolean open(String code, NewDistrict district, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                                """
                                                insert into district (code, name_zh, name_en, time_zone, changed_at, version)
                                                values (:code, :zh, :en, :timeZone, :now, 0)
                                                on conflict do nothing
                                                """)
                                        .bind("code", code)
                                        .bind("zh", district.name().zh())
                                        .bind("en", district.name().en())
                                        .bind("timeZone", district.timeZone())
                                        .bind("now", now)
                                        .execute()
                                == 1);
    }

    /** Districts with these codes, after {@code after} in the order of codes. */
    List<District> page(Collection<String> codes, Optional<String> after, int count) {
        return find("code in ?1 and code > ?2 order by code", codes, after.orElse(""))
                .page(0, count)
                .list();
    }

    /** The codes of the districts in which these zones lie. */
    Set<String> ofZones(Collection<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct district from zone where id = any(cast(:zones as uuid[]))
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .mapTo(String.class)
                                .set());
    }
}
