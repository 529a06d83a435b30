package org.qunli.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Paces in the database. Whoever holds an officer's row is the only one who speaks to them, so that
 * two pods never say in two words what is one; nobody waits for it.
 */
@ApplicationScoped
class Paces {

    private final Jdbi jdbi;

    Paces(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of the officers to whom nobody else speaks at this moment, locked. */
    List<Pace> lock(Collection<UUID> officers) {
        UUID[] ids = officers.stream().distinct().sorted().toArray(UUID[]::new);
        return jdbi.withHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into pace (officer, words)
                                    select t.officer, 0 from unnest(cast(:ids as uuid[])) as t (officer)
                                    where not exists (select from pace p where p.officer = t.officer)
                                    order by t.officer
                                    on conflict (officer) do nothing
                                    """)
                            .bind("ids", ids)
                            .execute();
                    return handle.createQuery(
                                    """
                                    select officer, said_at, since, words from pace
                                    where officer = any(cast(:ids as uuid[]))
                                    order by officer for update skip locked
                                    """)
                            .bind("ids", ids)
                            .map((row, context) -> pace(row))
                            .list();
                });
    }

    private static Pace pace(ResultSet row) throws SQLException {
        return new Pace(
                row.getObject("officer", UUID.class),
                instant(row, "said_at"),
                instant(row, "since"),
                row.getInt("words"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    void put(List<Pace> paces) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update pace p set said_at = cast(t.said_at as timestamptz),
                                            since = cast(t.since as timestamptz), words = t.words
                                        from unnest(cast(:officers as uuid[]), cast(:saidAt as text[]),
                                            cast(:since as text[]), cast(:words as int[]))
                                            as t (officer, said_at, since, words)
                                        where p.officer = t.officer
                                        """)
                                .bind(
                                        "officers",
                                        paces.stream().map(Pace::officer).toArray(UUID[]::new))
                                .bind(
                                        "saidAt",
                                        paces.stream()
                                                .map(p -> p.saidAt().toString())
                                                .toArray(String[]::new))
                                .bind(
                                        "since",
                                        paces.stream()
                                                .map(p -> p.since().toString())
                                                .toArray(String[]::new))
                                .bind(
                                        "words",
                                        paces.stream().map(Pace::words).toArray(Integer[]::new))
                                .execute());
    }
}
