package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** Which private words went to desks, on which of their ways. */
@ApplicationScoped
class DeskWords {

    private final Jdbi jdbi;

    DeskWords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A word, and what carries it. */
    record Word(UUID saying, UUID escalation, String desk, int way) {

        Word carriedBy(UUID other) {
            return new Word(other, escalation, desk, way);
        }

        static Word of(ResultSet row) throws SQLException {
            return new Word(
                    row.getObject("saying", UUID.class),
                    row.getObject("escalation", UUID.class),
                    row.getString("desk"),
                    row.getInt("way"));
        }
    }

    void add(List<Word> words) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into desk_word (saying, escalation, desk, way)
                                        select * from unnest(cast(:sayings as uuid[]),
                                            cast(:escalations as uuid[]), cast(:desks as text[]),
                                            cast(:ways as int[]))
                                        """)
                                .bind(
                                        "sayings",
                                        words.stream().map(Word::saying).toArray(UUID[]::new))
                                .bind(
                                        "escalations",
                                        words.stream().map(Word::escalation).toArray(UUID[]::new))
                                .bind(
                                        "desks",
                                        words.stream().map(Word::desk).toArray(String[]::new))
                                .bind("ways", words.stream().map(Word::way).toArray(Integer[]::new))
                                .execute());
    }

    /**
     * Notes that a word failed; answers it if it was the last one of its way and the desk still has
     * to be told. Locks the escalation first: of two last words that fail at once only one goes on.
     */
    Optional<Word> fail(UUID saying) {
        return jdbi.withHandle(
                handle -> {
                    handle.createQuery(
                                    """
                                    select e.id from escalation e
                                    join desk_word w on w.escalation = e.id
                                    where w.saying = :saying for update of e
                                    """)
                            .bind("saying", saying)
                            .mapTo(UUID.class)
                            .findOne();
                    return handle.createQuery(
                                    """
                                    with failed as (
                                        update desk_word set failed = true
                                        where saying = :saying and not failed returning *)
                                    select f.* from failed f join escalation e on e.id = f.escalation
                                    where e.state = 'OPEN' and not exists (
                                        select 1 from desk_word w where w.escalation = f.escalation
                                          and w.desk = f.desk and w.saying <> f.saying
                                          and (w.way = f.way and not w.failed or w.way > f.way))
                                    """)
                            .bind("saying", saying)
                            .map((row, context) -> Word.of(row))
                            .findOne();
                });
    }

    /** Who has been told of an escalation for a desk. */
    Set<ChatId> told(UUID escalation, String desk) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select s.channel, s.tenant, s.person_id from desk_word w
                                        join saying s on s.id = w.saying
                                        where w.escalation = :escalation and w.desk = :desk
                                        """)
                                .bind("escalation", escalation)
                                .bind("desk", desk)
                                .map(
                                        (row, context) ->
                                                new ChatId(
                                                        row.getString("channel"),
                                                        row.getString("tenant"),
                                                        row.getString("person_id")))
                                .set());
    }

    Escalation escalation(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from escalation where id = :id")
                                .bind("id", id)
                                .map((row, context) -> Escalation.of(row))
                                .one());
    }
}
