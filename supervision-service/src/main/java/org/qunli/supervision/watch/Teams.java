package org.qunli.supervision.watch;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The teams. */
@ApplicationScoped
class Teams {

    private static final String TEAM =
            """
            select t.id, t.district, t.name,
                array(select s.subject from team_supervisor s where s.team = t.id
                      order by s.subject) as supervisors,
                array(select z.zone from team_zone z where z.team = t.id order by z.zone) as zones
            from team t
            """;

    private final WatchDatabase watch;

    Teams(WatchDatabase watch) {
        this.watch = watch;
    }

    /**
     * Makes a team. The same key again makes none; it isn't kit's, whose keys and answers lie where
     * others read.
     *
     * @param requestKey unique per client, or null
     */
    Team add(NewTeam wanted, String requestKey, Instant now) {
        UUID made = UuidCreator.getTimeOrderedEpoch();
        return watch.jdbi()
                .inTransaction(
                        handle -> {
                            handle.createUpdate(
                                            """
                                            insert into team (id, district, name, created_at, request_key)
                                            values (:id, :district, :name, :now, :key)
                                            on conflict (request_key) do nothing
                                            """)
                                    .bind("id", made)
                                    .bind("district", wanted.district())
                                    .bind("name", wanted.name())
                                    .bind("now", now)
                                    .bind("key", requestKey)
                                    .execute();
                            Team team =
                                    handle.createQuery(
                                                    TEAM
                                                            + """
                                                              where t.id = :id
                                                                 or t.request_key = cast(:key as text)
                                                              """)
                                            .bind("id", made)
                                            .bind("key", requestKey)
                                            .map((row, context) -> team(row))
                                            .one();
                            if (!team.name().equals(wanted.name())
                                    || !team.district().equals(wanted.district())) {
                                throw new KeyUsedOtherwise();
                            }
                            return team;
                        });
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                row.getString("district"),
                row.getString("name"),
                List.of((String[]) row.getArray("supervisors").getArray()),
                List.of((UUID[]) row.getArray("zones").getArray()));
    }

    Optional<Team> find(UUID id) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(TEAM + "where t.id = :id")
                                        .bind("id", id)
                                        .map((row, context) -> team(row))
                                        .findOne());
    }

    List<Team> list(Collection<String> districts, UUID after, int rows) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                TEAM
                                                        + """
                                                          where t.district
                                                              = any(cast(:districts as text[]))
                                                            and (cast(:after as uuid) is null
                                                                 or t.id > :after)
                                                          order by t.id limit :rows
                                                          """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("after", after)
                                        .bind("rows", rows)
                                        .map((row, context) -> team(row))
                                        .list());
    }

    void addSupervisor(UUID team, String subject) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into team_supervisor (team, subject)
                                                values (:team, :subject) on conflict do nothing
                                                """)
                                        .bind("team", team)
                                        .bind("subject", subject)
                                        .execute());
    }

    void removeSupervisor(UUID team, String subject) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                delete from team_supervisor
                                                where team = :team and subject = :subject
                                                """)
                                        .bind("team", team)
                                        .bind("subject", subject)
                                        .execute());
    }

    void addZone(UUID team, UUID zone) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into team_zone (team, zone)
                                                values (:team, :zone) on conflict do nothing
                                                """)
                                        .bind("team", team)
                                        .bind("zone", zone)
                                        .execute());
    }

    void removeZone(UUID team, UUID zone) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                "delete from team_zone where team = :team and zone = :zone")
                                        .bind("team", team)
                                        .bind("zone", zone)
                                        .execute());
    }

    /**
     * Whoever watches the origin watches the zone too, once: what a lead changes afterwards stays.
     * Answers whether this was the first time.
     */
    boolean follow(UUID zone, UUID origin) {
        return watch.jdbi()
                .inTransaction(
                        handle -> {
                            boolean first =
                                    handle.createUpdate(
                                                            """
                                                            insert into followed_descent (zone, origin)
                                                            values (:zone, :origin) on conflict do nothing
                                                            """)
                                                    .bind("zone", zone)
                                                    .bind("origin", origin)
                                                    .execute()
                                            == 1;
                            if (first) {
                                handle.createUpdate(
                                                """
                                                insert into team_zone (team, zone)
                                                select team, :zone from team_zone where zone = :origin
                                                on conflict do nothing
                                                """)
                                        .bind("zone", zone)
                                        .bind("origin", origin)
                                        .execute();
                            }
                            return first;
                        });
    }

    /** Zones of the teams that this supervisor is in. */
    Set<UUID> zonesOf(String subject) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select distinct z.zone from team_zone z
                                                join team_supervisor s on s.team = z.team
                                                where s.subject = :subject
                                                """)
                                        .bind("subject", subject)
                                        .mapTo(UUID.class)
                                        .set());
    }

    /** Zones of all teams of these districts. */
    Set<UUID> zonesIn(Collection<String> districts) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select distinct z.zone from team_zone z
                                                join team t on t.id = z.team
                                                where t.district = any(cast(:districts as text[]))
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .mapTo(UUID.class)
                                        .set());
    }
}
