package org.qunli.notice.cap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeTargets;
import org.qunli.notice.issue.Notices;
import org.qunli.notice.issue.Publication;

/**
 * Alert documents as they are stored. Written with the publication; for notices of a release that
 * wrote none, when one is first asked for.
 */
@ApplicationScoped
class CapAlerts {

    /** After the deliveries are made: they tell the zones. */
    private static final int AFTER_FAN_OUT = 3_000;

    /** Beyond these an alert names the district only. */
    private static final int MOST_AREAS = 100;

    private static final int MOST_VERTICES = 20_000;

    private final Jdbi jdbi;

    private final Notices notices;

    private final CapConfig config;

    CapAlerts(Jdbi jdbi, Notices notices, CapConfig config) {
        this.jdbi = jdbi;
        this.notices = notices;
        this.config = config;
    }

    /** A document and its entity tag. */
    record Alert(String sender, Instant sent, String xml, String tag) {}

    void on(@Observes @Priority(AFTER_FAN_OUT) Publication publication) {
        write(publication.notice());
    }

    /** The document of a notice that everybody may see. */
    Optional<Alert> find(UUID id) {
        Optional<Alert> stored = stored(id);
        return stored.isPresent()
                ? stored
                : notices.findByIdOptional(id)
                        .filter(notice -> notice.status().isPublic())
                        .map(this::write);
    }

    private Optional<Alert> stored(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select sender, sent, xml, tag from cap_alert where notice = :id")
                                .bind("id", id)
                                .map(
                                        (row, context) ->
                                                new Alert(
                                                        row.getString("sender"),
                                                        row.getTimestamp("sent").toInstant(),
                                                        row.getString("xml"),
                                                        row.getString("tag")))
                                .findOne());
    }

    private Alert write(Notice notice) {
        String sender = config.sender(notice);
        String references =
                notice.refersTo() == null
                        ? null
                        : find(notice.refersTo())
                                .map(
                                        earlier ->
                                                "%s,%s,%s"
                                                        .formatted(
                                                                earlier.sender(),
                                                                notice.refersTo(),
                                                                CapDocument.time(earlier.sent())))
                                .orElse(null);
        String xml = CapDocument.of(notice, sender, config.status(), references, areas(notice));
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into cap_alert (notice, sender, sent, xml, tag)
                                        values (:notice, :sender, :sent, :xml, :tag)
                                        on conflict do nothing
                                        """)
                                .bind("notice", notice.id())
                                .bind("sender", sender)
                                .bind("sent", notice.publishedAt())
                                .bind("xml", xml)
                                .bind("tag", tag(xml))
                                .execute());
        return stored(notice.id()).orElseThrow();
    }

    static String tag(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CapArea> areas(Notice notice) {
        NewNotice content = notice.content();
        NoticeTargets targets = content.targets();
        boolean narrowed = !targets.zones().isEmpty() || !targets.levels().isEmpty();
        List<CapArea> zones = narrowed ? zones(notice) : List.of();
        if (!zones.isEmpty() && zones.size() <= MOST_AREAS) {
            return zones;
        }
        return notice.districts().stream()
                .sorted()
                .map(code -> new CapArea("行政区 " + code, "District " + code, code, null))
                .toList();
    }

    /** The zones that it was delivered to, or else those that it names. */
    private List<CapArea> zones(Notice notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with meant as (
                                            select zone from delivery where notice = :notice
                                            union select zone from household_word where notice = :notice
                                            union select unnest(cast(:zones as uuid[]))),
                                        drawn as (
                                            select z.*, b.geometry,
                                                   sum(b.vertices) over (order by z.id) as vertices
                                            from meant m join zone z on z.id = m.zone
                                            left join boundary b on b.zone = z.id)
                                        select name_zh, name_en, district,
                                               case when vertices <= :vertices then cast(geometry as text) end as geometry
                                        from drawn order by id limit :limit
                                        """)
                                .bind("notice", notice.id())
                                .bind(
                                        "zones",
                                        notice.content().targets().zones().toArray(UUID[]::new))
                                .bind("vertices", MOST_VERTICES)
                                .bind("limit", MOST_AREAS + 1)
                                .map(
                                        (row, context) ->
                                                new CapArea(
                                                        row.getString("name_zh"),
                                                        row.getString("name_en"),
                                                        row.getString("district"),
                                                        row.getString("geometry")))
                                .list());
    }
}
