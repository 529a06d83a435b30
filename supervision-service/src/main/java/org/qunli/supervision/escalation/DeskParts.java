package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which desks work on an escalation. */
@ApplicationScoped
class DeskParts {

    private final Jdbi jdbi;

    DeskParts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A desk that is to work on an escalation. */
    record Given(UUID escalation, String desk, boolean owner) {}

    /** Gives these; answers those that are new. */
    List<Given> give(List<Given> given, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into escalation_desk (escalation, desk, owner, given_at)
                                        select g.*, :now from unnest(cast(:escalations as uuid[]),
                                            cast(:desks as text[]), cast(:owners as boolean[])) as g
                                        on conflict (escalation, desk) do nothing
                                        returning escalation, desk, owner
                                        """)
                                .bind("now", now)
                                .bind(
                                        "escalations",
                                        given.stream().map(Given::escalation).toArray(UUID[]::new))
                                .bind(
                                        "desks",
                                        given.stream().map(Given::desk).toArray(String[]::new))
                                .bind(
                                        "owners",
                                        given.stream().map(Given::owner).toArray(Boolean[]::new))
                                .map(
                                        (row, context) ->
                                                new Given(
                                                        row.getObject("escalation", UUID.class),
                                                        row.getString("desk"),
                                                        row.getBoolean("owner")))
                                .list());
    }

    void acknowledge(UUID escalation, Collection<String> desks, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation_desk
                                        set acknowledged_at = coalesce(acknowledged_at, :now)
                                        where escalation = :id and desk = any(cast(:desks as text[]))
                                        """)
                                .bind("now", now)
                                .bind("id", escalation)
                                .bind("desks", desks.toArray(String[]::new))
                                .execute());
    }

    /** These desks are done with their part. */
    void finish(UUID escalation, Collection<String> desks, EscalationOutcome outcome, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation_desk set outcome = :outcome, done_at = :now
                                        where escalation = :id and desk = any(cast(:desks as text[]))
                                          and done_at is null
                                        """)
                                .bind("outcome", outcome.name())
                                .bind("now", now)
                                .bind("id", escalation)
                                .bind("desks", desks.toArray(String[]::new))
                                .execute());
    }

    /** These escalations are over: what still is under way at a desk ends with them. */
    void finishAll(Collection<UUID> escalations, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation_desk set done_at = :now
                                        where escalation = any(cast(:ids as uuid[]))
                                          and done_at is null
                                        """)
                                .bind("now", now)
                                .bind("ids", escalations.toArray(UUID[]::new))
                                .execute());
    }

    /** The owner first, then in the order of being told. */
    Map<UUID, List<DeskPart>> of(Collection<UUID> escalations) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from escalation_desk
                                                where escalation = any(cast(:ids as uuid[]))
                                                order by escalation, owner desc, given_at, desk
                                                """)
                                        .bind("ids", escalations.toArray(UUID[]::new))
                                        .map((row, context) -> part(row))
                                        .list())
                .stream()
                .collect(Collectors.groupingBy(DeskPart::escalation));
    }

    private static DeskPart part(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return DeskPart.of(
                row.getObject("escalation", UUID.class),
                row.getString("desk"),
                row.getBoolean("owner"),
                instant(row, "given_at"),
                instant(row, "acknowledged_at"),
                outcome == null ? null : EscalationOutcome.valueOf(outcome),
                instant(row, "done_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
