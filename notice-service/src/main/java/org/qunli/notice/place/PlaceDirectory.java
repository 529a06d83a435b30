package org.qunli.notice.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.PersonDirectory;

/** Who a token or a chat identity stands for, from this service's copy. */
@ApplicationScoped
class PlaceDirectory implements PersonDirectory {

    /** One row a person; {@code <found>} says which. */
    private static final String PEOPLE =
            """
            select p.id, p.kind, p.household, p.zone,
                   array (select r.zone from roster r where r.officer = p.id and r.active) as roster
            from person p where p.active and <found>
            """;

    private final Jdbi jdbi;

    PlaceDirectory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(UUID id, boolean officer, UUID household, UUID zone, List<UUID> roster) {}

    @Override
    public Optional<Person> byChat(ChatId id) {
        return find(
                "p.id in (select c.person from chat_identity c where c.channel = :channel"
                        + " and c.tenant = :tenant and c.user_id = :userId)",
                Map.of("channel", id.channel(), "tenant", id.tenant(), "userId", id.userId()));
    }

    @Override
    public Optional<Person> bySubject(String subject) {
        return find("p.subject = :subject", Map.of("subject", subject));
    }

    private Optional<Person> find(String found, Map<String, String> key) {
        List<Row> rows =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(PEOPLE)
                                        .define("found", found)
                                        .bindMap(key)
                                        .map(
                                                (row, context) ->
                                                        new Row(
                                                                row.getObject("id", UUID.class),
                                                                "OFFICER"
                                                                        .equals(
                                                                                row.getString(
                                                                                        "kind")),
                                                                row.getObject(
                                                                        "household", UUID.class),
                                                                row.getObject("zone", UUID.class),
                                                                Arrays.asList(
                                                                        (UUID[])
                                                                                row.getArray(
                                                                                                "roster")
                                                                                        .getArray())))
                                        .list());
        return rows.isEmpty() ? Optional.empty() : Optional.of(person(rows));
    }

    private static Person person(List<Row> rows) {
        List<Row> members = rows.stream().filter(r -> !r.officer()).toList();
        List<Row> officers = rows.stream().filter(Row::officer).toList();
        return new Person(
                ids(members.stream().map(Row::id)),
                ids(members.stream().map(Row::household)),
                ids(members.stream().map(Row::zone)),
                officers.isEmpty() ? null : officers.get(0).id(),
                ids(officers.stream().flatMap(r -> r.roster().stream())));
    }

    private static Set<UUID> ids(Stream<UUID> ids) {
        return ids.filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
