package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.zone.sealing.Source;
import org.qunli.zone.wire.Wording;

/** What was reorganised, for good. */
@ApplicationScoped
class Reorganisations {

    private static final UUID LAST = new UUID(-1, -1);

    private static final String COLUMNS =
            """
            select id, district, kind, at, reason_zh, reason_en, source_authority, source_link,
                source_document, announced_by, moves
            from reorganisation
            """;

    private final Jdbi jdbi;

    Reorganisations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Reorganisation done, Collection<UUID> zones) {
        Source source = done.source();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into reorganisation (id, district, kind, at, reason_zh, reason_en,
                                            source_authority, source_link, source_document, announced_by, zones, moves)
                                        values (:id, :district, :kind, :at, :zh, :en, :authority, :link, :document,
                                            :by, cast(:zones as uuid[]), cast(:moves as jsonb))
                                        """)
                                .bind("id", done.id())
                                .bind("district", done.district())
                                .bind("kind", done.kind().name())
                                .bind("at", done.at())
                                .bind("zh", done.reason().zh())
                                .bind("en", done.reason().en())
                                .bind("authority", source == null ? null : source.authority())
                                .bind("link", source == null ? null : source.link())
                                .bind("document", source == null ? null : source.documentNumber())
                                .bind("by", done.announcedBy())
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("moves", Json.write(done.steps()))
                                .execute());
    }

    Optional<Reorganisation> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COLUMNS + "where id = :id")
                                .bind("id", id)
                                .map((row, context) -> of(row))
                                .findOne());
    }

    /** Those of these districts, or of them those in which the zone took part; the newest first. */
    List<Reorganisation> page(
            Collection<String> districts, Optional<UUID> zone, Optional<UUID> before, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        COLUMNS
                                                + """
                                                  where district = any(cast(:districts as text[])) and id < :before
                                                      and (cast(:zone as uuid) is null
                                                          or zones @> array[cast(:zone as uuid)])
                                                  order by id desc limit :count
                                                  """)
                                .bind("districts", districts.toArray(String[]::new))
                                .bind("zone", zone.orElse(null))
                                .bind("before", before.orElse(LAST))
                                .bind("count", count)
                                .map((row, context) -> of(row))
                                .list());
    }

    private static Reorganisation of(ResultSet row) throws SQLException {
        return new Reorganisation(
                row.getObject("id", UUID.class),
                row.getString("district"),
                NewReorganisation.Kind.valueOf(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Wording(row.getString("reason_zh"), row.getString("reason_en")),
                row.getString("source_authority") == null
                        ? null
                        : new Source(
                                row.getString("source_authority"),
                                row.getString("source_link"),
                                row.getString("source_document")),
                row.getString("announced_by"),
                List.of(Json.read(row.getString("moves"), Reorganisation.Step[].class)));
    }
}
