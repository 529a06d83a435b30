package org.qunli.notice.rumour;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.NoticeSource;

/** Rumours as they are stored. */
@ApplicationScoped
class Rumours {

    private final Jdbi jdbi;

    Rumours(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Lets one transaction at a time join or open rumours of a district, until it ends. */
    void lock(String district) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "select pg_advisory_xact_lock(hashtextextended('rumour/' || ?, 0))",
                                district));
    }

    UUID open(String district, UUID zone, String claim, Instant at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into rumour (id, district, zone, claim, state, sources, word,
                                                            first_seen_at, last_seen_at, version)
                                        values (:id, :district, :zone, :claim, 'OPEN', '[]', 0, :at, :at, 0)
                                        """)
                                .bind("id", id)
                                .bind("district", district)
                                .bind("zone", zone)
                                .bind("claim", claim)
                                .bind("at", at)
                                .execute());
        return id;
    }

    /** Counts where it was heard; answers whether the zone is a new one. */
    boolean sight(UUID rumour, UUID zone, int count, Instant at) {
        return jdbi.withHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    update rumour set last_seen_at = greatest(last_seen_at, cast(:at as timestamptz))
                                    where id = :rumour
                                    """)
                            .bind("at", at)
                            .bind("rumour", rumour)
                            .execute();
                    return handle.createQuery(
                                    """
                                    insert into rumour_sighting as s (rumour, zone, count, first_seen_at, last_seen_at)
                                    values (:rumour, :zone, :count, :at, :at)
                                    on conflict (rumour, zone) do update
                                    set count = s.count + excluded.count,
                                        first_seen_at = least(s.first_seen_at, excluded.first_seen_at),
                                        last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at)
                                    returning count = :count
                                    """)
                            .bind("rumour", rumour)
                            .bind("zone", zone)
                            .bind("count", count)
                            .bind("at", at)
                            .mapTo(Boolean.class)
                            .one();
                });
    }

    /** The rumour; its row stays locked. */
    Optional<Rumour> locked(UUID id) {
        return find(id, "for update");
    }

    /** Verdicts that rest on that notice; their rows stay locked. */
    List<Rumour> restingOn(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from rumour
                                        where notice = :notice and state in ('CLARIFIED', 'CONFIRMED_TRUE', 'UNFOUNDED')
                                        order by id for update
                                        """)
                                .bind("notice", notice)
                                .map((row, context) -> rumour(row))
                                .list());
    }

    Optional<Rumour> find(UUID id) {
        return find(id, "");
    }

    private Optional<Rumour> find(UUID id, String lock) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from rumour where id = :id <lock>")
                                .define("lock", lock)
                                .bind("id", id)
                                .map((row, context) -> rumour(row))
                                .findOne());
    }

    /** What is known of it from now on. */
    Rumour decide(Rumour rumour, NewClarification how, Bilingual text, String by, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update rumour
                                        set state = :state, text_zh = :zh, text_en = :en, notice = :notice,
                                            sources = cast(:sources as jsonb), decided_by = :by,
                                            decided_at = :now, word = word + 1, version = version + 1
                                        where id = :id returning *
                                        """)
                                .bind("state", how.state().name())
                                .bind("zh", text == null ? null : text.zh())
                                .bind("en", text == null ? null : text.en())
                                .bind("notice", how.noticeId())
                                .bind("sources", Json.write(how.sources()))
                                .bind("by", by)
                                .bind("now", now)
                                .bind("id", rumour.id())
                                .map((row, context) -> rumour(row))
                                .one());
    }

    /**
     * A part of the list, last heard first.
     *
     * @param districts only of these, or null
     * @param zones only those heard there, or null
     * @param state only in this one, or null
     */
    List<Rumour> list(
            Set<String> districts,
            Set<UUID> zones,
            RumourState state,
            Instant before,
            UUID beforeId,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from rumour r
                                        where (cast(:districts as text[]) is null or r.district = any (cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null or exists (
                                              select 1 from rumour_sighting s
                                              where s.rumour = r.id and s.zone = any (cast(:zones as uuid[]))))
                                          and (cast(:state as text) is null or r.state = :state)
                                          and (cast(:before as timestamptz) is null
                                               or (r.last_seen_at, r.id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                                        order by r.last_seen_at desc, r.id desc limit :limit
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("state", state == null ? null : state.name())
                                .bind("before", before)
                                .bind("beforeId", beforeId)
                                .bind("limit", limit)
                                .map((row, context) -> rumour(row))
                                .list());
    }

    /** As it is shown. */
    RumourView view(Rumour rumour) {
        List<RumourView.Sighting> sightings =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select zone, count, first_seen_at, last_seen_at from rumour_sighting
                                                where rumour = :rumour order by first_seen_at, zone
                                                """)
                                        .bind("rumour", rumour.id())
                                        .map(
                                                (row, context) ->
                                                        new RumourView.Sighting(
                                                                row.getObject("zone", UUID.class),
                                                                row.getLong("count"),
                                                                instant(row, "first_seen_at"),
                                                                instant(row, "last_seen_at")))
                                        .list());
        List<String> wordings =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select claim from rumour_wording
                                                where rumour = :rumour and claim <> :claim order by claim limit 20
                                                """)
                                        .bind("rumour", rumour.id())
                                        .bind("claim", rumour.claim())
                                        .mapTo(String.class)
                                        .list());
        return new RumourView(
                rumour.id(),
                rumour.district(),
                rumour.claim(),
                rumour.state(),
                rumour.text(),
                rumour.notice(),
                rumour.sources(),
                rumour.firstSeenAt(),
                rumour.lastSeenAt(),
                rumour.decidedAt(),
                sightings.stream().mapToLong(RumourView.Sighting::count).sum(),
                sightings,
                wordings);
    }

    private static Rumour rumour(ResultSet row) throws SQLException {
        String zh = row.getString("text_zh");
        return new Rumour(
                row.getObject("id", UUID.class),
                row.getString("district"),
                row.getObject("zone", UUID.class),
                row.getString("claim"),
                RumourState.valueOf(row.getString("state")),
                zh == null ? null : new Bilingual(zh, row.getString("text_en")),
                row.getObject("notice", UUID.class),
                Arrays.asList(Json.read(row.getString("sources"), NoticeSource[].class)),
                row.getInt("word"),
                instant(row, "first_seen_at"),
                instant(row, "last_seen_at"),
                instant(row, "decided_at"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
