package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.PersonDirectory;

/** Who a caller is, from the copy. */
@ApplicationScoped
class People implements PersonDirectory {

    private final Jdbi jdbi;

    People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Person> byChat(ChatId id) {
        return jdbi.withHandle(
                handle -> {
                    Set<UUID> members =
                            handle.createQuery(
                                            """
                                            select member from member_chat where channel = :channel
                                            and tenant = :tenant and user_id = :userId
                                            """)
                                    .bindMethods(id)
                                    .mapTo(UUID.class)
                                    .set();
                    Optional<UUID> officer =
                            handle.createQuery(
                                            """
                                            select officer from officer_chat where channel = :channel
                                            and tenant = :tenant and user_id = :userId
                                            order by officer limit 1
                                            """)
                                    .bindMethods(id)
                                    .mapTo(UUID.class)
                                    .findOne();
                    return person(handle, members, officer);
                });
    }

    @Override
    public Optional<Person> bySubject(String subject) {
        return jdbi.withHandle(
                handle -> {
                    Set<UUID> members =
                            handle.createQuery(
                                            "select id from member where subject = :subject and active")
                                    .bind("subject", subject)
                                    .mapTo(UUID.class)
                                    .set();
                    Optional<UUID> officer =
                            handle.createQuery(
                                            """
                                            select id from officer where subject = :subject and active
                                            order by id limit 1
                                            """)
                                    .bind("subject", subject)
                                    .mapTo(UUID.class)
                                    .findOne();
                    return person(handle, members, officer);
                });
    }

    private record Home(UUID member, UUID household, UUID zone) {}

    private static Optional<Person> person(
            Handle handle, Set<UUID> memberIds, Optional<UUID> officer) {
        Set<UUID> members = new HashSet<>();
        Set<UUID> households = new HashSet<>();
        Set<UUID> homes = new HashSet<>();
        handle.createQuery(
                        """
                        select id, household, zone from member
                        where id = any(cast(:ids as uuid[])) and active
                        """)
                .bind("ids", memberIds.toArray(UUID[]::new))
                .map(
                        (row, context) ->
                                new Home(
                                        row.getObject("id", UUID.class),
                                        row.getObject("household", UUID.class),
                                        row.getObject("zone", UUID.class)))
                .forEach(
                        home -> {
                            members.add(home.member());
                            homes.add(home.zone());
                            if (home.household() != null) {
                                households.add(home.household());
                            }
                        });
        if (members.isEmpty() && officer.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> rostered =
                handle.createQuery("select zone from roster where officer = :officer and active")
                        .bind("officer", officer.orElse(null))
                        .mapTo(UUID.class)
                        .set();
        return Optional.of(new Person(members, households, homes, officer.orElse(null), rostered));
    }
}
