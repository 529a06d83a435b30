package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.PersonDirectory;

/** Answers who a token or a chat identity stands for, from this service's copy. */
@ApplicationScoped
class PlaceDirectory implements PersonDirectory {

    private final Jdbi jdbi;

    PlaceDirectory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One part of a person; public for the mapper only. */
    public record Part(boolean officer, UUID id, UUID householdId, UUID zoneId) {}

    @Override
    public Optional<Person> byChat(ChatId id) {
        return person(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select true as officer, o.id,
                                                       cast(null as uuid) as household_id, r.zone as zone_id
                                                from chat_identity c
                                                join officer o on o.id = c.holder and o.active
                                                left join roster r on r.officer = o.id and r.active
                                                where c.channel = :channel and c.tenant = :tenant
                                                  and c.user_id = :user
                                                union all
                                                select false, m.id, m.household, m.zone
                                                from chat_identity c
                                                join member m on m.id = c.holder and m.active
                                                where c.channel = :channel and c.tenant = :tenant
                                                  and c.user_id = :user
                                                """)
                                        .bind("channel", id.channel())
                                        .bind("tenant", id.tenant())
                                        .bind("user", id.userId())
                                        .map(ConstructorMapper.of(Part.class))
                                        .list()));
    }

    @Override
    public Optional<Person> bySubject(String subject) {
        return person(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select true as officer, o.id,
                                                       cast(null as uuid) as household_id, r.zone as zone_id
                                                from officer o
                                                left join roster r on r.officer = o.id and r.active
                                                where o.subject = :subject and o.active
                                                union all
                                                select false, m.id, m.household, m.zone
                                                from member m
                                                where m.subject = :subject and m.active
                                                """)
                                        .bind("subject", subject)
                                        .map(ConstructorMapper.of(Part.class))
                                        .list()));
    }

    private static Optional<Person> person(List<Part> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> members = new HashSet<>();
        Set<UUID> households = new HashSet<>();
        Set<UUID> homes = new HashSet<>();
        Set<UUID> rosters = new HashSet<>();
        UUID officer = null;
        for (Part part : parts) {
            if (part.officer()) {
                officer = part.id();
                if (part.zoneId() != null) {
                    rosters.add(part.zoneId());
                }
            } else {
                members.add(part.id());
                households.add(part.householdId());
                homes.add(part.zoneId());
            }
        }
        return Optional.of(new Person(members, households, homes, officer, rosters));
    }
}
