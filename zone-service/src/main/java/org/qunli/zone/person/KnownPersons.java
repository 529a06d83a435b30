package org.qunli.zone.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.PersonDirectory;

/** Members and officers of this service's own tables. */
@ApplicationScoped
class KnownPersons implements PersonDirectory {

    private final Jdbi jdbi;
    private final Clock clock;

    KnownPersons(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Person> byChat(ChatId id) {
        return jdbi.withHandle(
                handle ->
                        person(
                                handle.createQuery(
                                                """
                                                select m.id as member_id, m.household_id, m.zone_id,
                                                    cast(null as uuid) as officer_id
                                                from chat_identity c join member m on m.id = c.holder_id and m.active
                                                    and (m.valid_until is null or m.valid_until > :now)
                                                where c.channel = :channel and c.tenant = :tenant
                                                    and c.user_id = :user and c.holder_kind in ('MEMBER', 'PROXY')
                                                union all
                                                select null, null, r.zone_id, o.id
                                                from chat_identity c
                                                join officer o on o.id = c.holder_id and o.active
                                                left join roster_entry r on r.officer_id = o.id and r.active
                                                where c.channel = :channel and c.tenant = :tenant
                                                    and c.user_id = :user and c.holder_kind = 'OFFICER'
                                                """)
                                        .bind("channel", id.channel())
                                        .bind("tenant", id.tenant())
                                        .bind("user", id.userId())
                                        .bind("now", clock.instant())
                                        .map((row, context) -> Role.of(row))
                                        .list()));
    }

    @Override
    public Optional<Person> bySubject(String subject) {
        return jdbi.withHandle(
                handle ->
                        person(
                                handle.createQuery(
                                                """
                                                select m.id as member_id, m.household_id, m.zone_id,
                                                    cast(null as uuid) as officer_id
                                                from member m where m.subject = :subject and m.active
                                                union all
                                                select null, null, r.zone_id, o.id
                                                from officer o
                                                left join roster_entry r on r.officer_id = o.id and r.active
                                                where o.subject = :subject and o.active
                                                """)
                                        .bind("subject", subject)
                                        .map((row, context) -> Role.of(row))
                                        .list()));
    }

    /** One thing that somebody is in one zone; an officer may serve none. */
    private record Role(UUID memberId, UUID householdId, UUID zoneId, UUID officerId) {

        static Role of(java.sql.ResultSet row) throws java.sql.SQLException {
            return new Role(
                    row.getObject("member_id", UUID.class),
                    row.getObject("household_id", UUID.class),
                    row.getObject("zone_id", UUID.class),
                    row.getObject("officer_id", UUID.class));
        }
    }

    private static Optional<Person> person(List<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> members = new HashSet<>();
        Set<UUID> households = new HashSet<>();
        Set<UUID> homes = new HashSet<>();
        Set<UUID> served = new HashSet<>();
        UUID officer = null;
        for (Role role : roles) {
            if (role.memberId() != null) {
                members.add(role.memberId());
                households.add(role.householdId());
                homes.add(role.zoneId());
            } else {
                officer = role.officerId();
                if (role.zoneId() != null) {
                    served.add(role.zoneId());
                }
            }
        }
        return Optional.of(new Person(members, households, homes, officer, served));
    }
}
