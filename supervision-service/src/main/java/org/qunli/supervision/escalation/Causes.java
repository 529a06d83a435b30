package org.qunli.supervision.escalation;

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

/** Causes of escalations. */
@ApplicationScoped
class Causes {

    private static final String CAUSE =
            """
            select c.*, (select count(*) from escalation e where e.cause = c.id) as escalations
            from escalation_cause c
            """;

    private final Jdbi jdbi;

    Causes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    UUID add(String district, CauseKind kind, String note, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into escalation_cause (id, district, kind, note, opened_at)
                                        values (:id, :district, :kind, :note, :now)
                                        """)
                                .bind("id", id)
                                .bind("district", district)
                                .bind("kind", kind.name())
                                .bind("note", note)
                                .bind("now", now)
                                .execute());
        return id;
    }

    /** Puts these under the cause, whatever they were under before. */
    void put(UUID cause, Collection<UUID> escalations) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation set cause = :cause
                                        where id = any(cast(:ids as uuid[])) and state <> 'CLOSED'
                                        """)
                                .bind("cause", cause)
                                .bind("ids", escalations.toArray(UUID[]::new))
                                .execute());
    }

    Optional<Cause> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CAUSE + "where c.id = :id")
                                .bind("id", id)
                                .map((row, context) -> cause(row))
                                .findOne());
    }

    /** Waits for whoever else is at it. */
    Optional<Cause> lock(UUID id) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from escalation_cause where id = :id for update
                                                """)
                                        .bind("id", id)
                                        .mapTo(UUID.class)
                                        .findOne())
                .flatMap(this::find);
    }

    /** The escalations under it that are still open. */
    List<UUID> open(UUID cause) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from escalation
                                        where cause = :cause and state <> 'CLOSED' order by id for update
                                        """)
                                .bind("cause", cause)
                                .mapTo(UUID.class)
                                .list());
    }

    void end(UUID cause, EscalationOutcome outcome, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation_cause set outcome = :outcome, closed_at = :now
                                        where id = :id
                                        """)
                                .bind("outcome", outcome.name())
                                .bind("now", now)
                                .bind("id", cause)
                                .execute());
    }

    /** Newest first. */
    List<Cause> list(Collection<String> districts, UUID before, int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        CAUSE
                                                + """
                                                  where c.district = any(cast(:districts as text[]))
                                                    and (cast(:before as uuid) is null or c.id < :before)
                                                  order by c.id desc limit :rows
                                                  """)
                                .bind("districts", districts.toArray(String[]::new))
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> cause(row))
                                .list());
    }

    private static Cause cause(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Cause(
                row.getObject("id", UUID.class),
                row.getString("district"),
                CauseKind.valueOf(row.getString("kind")),
                row.getString("note"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                outcome == null ? null : EscalationOutcome.valueOf(outcome),
                closedAt == null ? null : closedAt.toInstant(),
                row.getInt("escalations"));
    }
}
