package org.qunli.supervision.scorecard;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Exclusions. Of a request, one at most of supervision and one of each officer is proposed or
 * approved: whoever appeals doesn't learn what supervision proposed.
 */
@ApplicationScoped
class Exclusions {

    private final Jdbi jdbi;

    private final Touches touches;

    Exclusions(Jdbi jdbi, Touches touches) {
        this.jdbi = jdbi;
        this.touches = touches;
    }

    /** Where a request is, if it is known. */
    record Place(String district, UUID zone) {}

    Optional<Place> placeOf(UUID request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, zone from matter
                                        where id = :id and about = 'REQUEST'
                                        """)
                                .bind("id", request)
                                .map(
                                        (row, context) ->
                                                new Place(
                                                        row.getString("district"),
                                                        row.getObject("zone", UUID.class)))
                                .findOne());
    }

    /** Whether the request was ever this officer's. */
    boolean wasOf(UUID request, UUID officer) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from tenure
                                            where request = :request and officer = :officer)
                                        """)
                                .bind("request", request)
                                .bind("officer", officer)
                                .mapTo(boolean.class)
                                .one());
    }

    /** A new one, under this id; the one that stands already if there is one. */
    Exclusion add(
            UUID id,
            UUID request,
            Place place,
            ExclusionReason reason,
            UUID appellant,
            Instant now) {
        return jdbi.withHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into exclusion (id, request, district, zone, reason,
                                        appellant, state, asked_at)
                                    values (:id, :request, :district, :zone, :reason, :appellant,
                                        'PROPOSED', :now)
                                    on conflict (request, appellant) where state in ('PROPOSED', 'APPROVED')
                                    do nothing
                                    """)
                            .bind("id", id)
                            .bind("request", request)
                            .bind("district", place.district())
                            .bind("zone", place.zone())
                            .bind("reason", reason.name())
                            .bind("appellant", appellant)
                            .bind("now", now)
                            .execute();
                    return handle.createQuery(
                                    """
                                    select * from exclusion
                                    where request = :request and state in ('PROPOSED', 'APPROVED')
                                      and appellant is not distinct from cast(:appellant as uuid)
                                    """)
                            .bind("request", request)
                            .bind("appellant", appellant)
                            .map((row, context) -> exclusion(row))
                            .one();
                });
    }

    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Waits for whoever else decides. */
    Optional<Exclusion> lock(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from exclusion where id = :id for update")
                                .bind("id", id)
                                .map((row, context) -> exclusion(row))
                                .findOne());
    }

    /** Decides, and has the request judged anew. */
    Exclusion decide(Exclusion exclusion, boolean approved, Instant now) {
        touches.add(List.of(exclusion.requestId()));
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update exclusion set state = :state, decided_at = :now
                                        where id = :id returning *
                                        """)
                                .bind("state", approved ? "APPROVED" : "REFUSED")
                                .bind("now", now)
                                .bind("id", exclusion.exclusionId())
                                .map((row, context) -> exclusion(row))
                                .one());
    }

    /**
     * Newest first.
     *
     * @param officer only the own appeals and what was left out of requests that were theirs, or
     *     null for all
     * @param proposals also those of supervision on which nothing is decided
     */
    List<Exclusion> list(
            Collection<String> districts,
            Collection<UUID> zones,
            UUID officer,
            boolean proposals,
            ExclusionState state,
            UUID before,
            int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from exclusion
                                        where (cast(:districts as text[]) is null
                                               or district = any(cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null
                                               or zone = any(cast(:zones as uuid[])))
                                          and (cast(:officer as uuid) is null or appellant = :officer
                                               or state = 'APPROVED' and request in (
                                                   select request from tenure
                                                   where officer = :officer))
                                          and (:proposals or appellant is not null
                                               or state = 'APPROVED')
                                          and (cast(:state as text) is null or state = :state)
                                          and (cast(:before as uuid) is null or id < :before)
                                        order by id desc limit :rows
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("officer", officer)
                                .bind("proposals", proposals)
                                .bind("state", state == null ? null : state.name())
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> exclusion(row))
                                .list());
    }

    private static Exclusion exclusion(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Exclusion(
                row.getObject("id", UUID.class),
                row.getObject("request", UUID.class),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                ExclusionReason.valueOf(row.getString("reason")),
                row.getObject("appellant", UUID.class),
                ExclusionState.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                decided == null ? null : decided.toInstant(),
                null);
    }
}
