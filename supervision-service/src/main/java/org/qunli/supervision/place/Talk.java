package org.qunli.supervision.place;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.qunli.kit.feed.FeedEvent;

/** What was said in the groups: kept for those who need not be in one to know. */
@ApplicationScoped
public class Talk {

    private final Jdbi jdbi;

    Talk(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Something that was said.
     *
     * @param seq counts up with each line that is heard, or heard anew
     * @param text null where it was erased, as displayName
     */
    public record Line(
            long seq,
            UUID messageKey,
            UUID zone,
            Instant at,
            String speaker,
            UUID officer,
            List<UUID> requestIds,
            String text,
            String displayName) {}

    private record TalkFacts(
            UUID messageKey,
            UUID zoneId,
            Instant at,
            String speaker,
            UUID memberId,
            UUID officerId,
            List<UUID> requestIds,
            String kind) {}

    /** Keeps a {@code talk.heard}; the last word about a message counts. */
    public void hear(FeedEvent event) {
        TalkFacts facts = event.data(TalkFacts.class);
        JsonNode personal = event.personal();
        List<UUID> requests = facts.requestIds() == null ? List.of() : facts.requestIds();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into talk (message_key, zone, at, speaker, member, officer,
                                            request_ids, kind, text, display_name)
                                        values (:key,
                                            coalesce((select merged_into from zone where id = :zone), :zone), :at, :speaker, :member, :officer,
                                            cast(:requests as uuid[]), :kind, :text, :displayName)
                                        on conflict (message_key) do update set
                                            request_ids = excluded.request_ids, kind = excluded.kind,
                                            text = excluded.text, speaker = excluded.speaker,
                                            member = excluded.member, officer = excluded.officer,
                                            seq = excluded.seq
                                        """)
                                .bind("key", facts.messageKey())
                                .bind("zone", facts.zoneId())
                                .bind("at", facts.at() == null ? event.time() : facts.at())
                                .bind("speaker", facts.speaker())
                                .bind("member", facts.memberId())
                                .bind("officer", facts.officerId())
                                .bind("requests", requests.toArray(UUID[]::new))
                                .bind("kind", facts.kind())
                                .bind("text", text(personal, "text"))
                                .bind("displayName", text(personal, "displayName"))
                                .execute());
    }

    private static String text(JsonNode personal, String field) {
        return personal == null ? null : personal.path(field).asText(null);
    }

    /** The talk of a zone, newest first, from before the given line. */
    public List<Line> of(UUID zone, Instant beforeAt, UUID beforeKey, int rows) {
        return jdbi.withHandle(
                handle ->
                        lines(
                                handle.createQuery(
                                                """
                                                select * from talk where zone = :zone
                                                  and (cast(:at as timestamptz) is null
                                                       or (at, message_key) < (:at, :key))
                                                order by at desc, message_key desc limit :rows
                                                """)
                                        .bind("zone", zone)
                                        .bind("at", beforeAt)
                                        .bind("key", beforeKey)
                                        .bind("rows", rows)));
    }

    /** What was heard in a zone after the given line, in that order. */
    public List<Line> heardAfter(UUID zone, long seq, int rows) {
        return jdbi.withHandle(
                handle ->
                        lines(
                                handle.createQuery(
                                                """
                                                select * from talk where zone = :zone and seq > :seq
                                                order by seq limit :rows
                                                """)
                                        .bind("zone", zone)
                                        .bind("seq", seq)
                                        .bind("rows", rows)));
    }

    /** What was heard last in a zone, the last first. */
    public List<Line> heardLast(UUID zone, int rows) {
        return jdbi.withHandle(
                handle ->
                        lines(
                                handle.createQuery(
                                                """
                                                select * from talk where zone = :zone
                                                order by seq desc limit :rows
                                                """)
                                        .bind("zone", zone)
                                        .bind("rows", rows)));
    }

    /** What was said about a request, oldest first. */
    public List<Line> about(UUID request) {
        return jdbi.withHandle(
                handle ->
                        lines(
                                handle.createQuery(
                                                """
                                                select * from talk
                                                where request_ids @> array[cast(:request as uuid)]
                                                order by at, message_key
                                                """)
                                        .bind("request", request)));
    }

    private static List<Line> lines(Query query) {
        return query.map((row, context) -> line(row)).list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getObject("message_key", UUID.class),
                row.getObject("zone", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("speaker"),
                row.getObject("officer", UUID.class),
                List.of((UUID[]) row.getArray("request_ids").getArray()),
                row.getString("text"),
                row.getString("display_name"));
    }
}
