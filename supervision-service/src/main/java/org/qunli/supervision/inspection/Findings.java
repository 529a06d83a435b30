package org.qunli.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The findings, with their photos and rechecks. */
@ApplicationScoped
class Findings {

    private final Jdbi jdbi;

    Findings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Finding finding, int position) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into finding (id, inspection, position, district, zone,
                                            kind, owner, state, found_at)
                                        values (:id, :inspection, :position, :district, :zone,
                                            :kind, :owner, :state, :foundAt)
                                        """)
                                .bind("id", finding.id())
                                .bind("inspection", finding.inspection())
                                .bind("position", position)
                                .bind("district", finding.district())
                                .bind("zone", finding.zone())
                                .bind("kind", finding.kind().name())
                                .bind("owner", finding.owner())
                                .bind("state", finding.state().name())
                                .bind("foundAt", finding.foundAt())
                                .execute());
    }

    /**
     * @param of the finding itself, a recheck, or the owner
     */
    void show(UUID finding, UUID of, List<NewPhoto> photos) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    "delete from finding_photo where finding = :id and about = :of")
                            .bind("id", finding)
                            .bind("of", of)
                            .execute();
                    for (int i = 0; i < photos.size(); i++) {
                        handle.createUpdate(
                                        """
                                        insert into finding_photo (finding, about, position, url,
                                            media_type, shown)
                                        values (:finding, :of, :position, :url, :mediaType, :shown)
                                        """)
                                .bindMethods(photos.get(i))
                                .bind("finding", finding)
                                .bind("of", of)
                                .bind("position", i)
                                .execute();
                    }
                });
    }

    /** Waits for whoever else changes it. */
    Optional<Finding> lock(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from finding where id = :id for update")
                                .bind("id", id)
                                .map((row, context) -> Finding.of(row))
                                .findOne());
    }

    /** Those of these inspections, in their order. */
    Map<UUID, List<Finding>> of(Collection<UUID> inspections) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from finding
                                                where inspection = any(cast(:ids as uuid[]))
                                                order by inspection, position
                                                """)
                                        .bind("ids", inspections.toArray(UUID[]::new))
                                        .map((row, context) -> Finding.of(row))
                                        .list())
                .stream()
                .collect(Collectors.groupingBy(Finding::inspection));
    }

    Map<UUID, List<PhotoView>> photos(Collection<UUID> findings) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from finding_photo
                                                where finding = any(cast(:ids as uuid[]))
                                                order by finding, about, position
                                                """)
                                        .bind("ids", findings.toArray(UUID[]::new))
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getObject(
                                                                        "finding", UUID.class),
                                                                new PhotoView(
                                                                        row.getObject(
                                                                                "about",
                                                                                UUID.class),
                                                                        row.getString("url"),
                                                                        row.getString("media_type"),
                                                                        row.getBoolean("shown"))))
                                        .list())
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Map<UUID, List<RecheckView>> rechecks(Collection<UUID> findings) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from recheck
                                                where finding = any(cast(:ids as uuid[])) order by id
                                                """)
                                        .bind("ids", findings.toArray(UUID[]::new))
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getObject(
                                                                        "finding", UUID.class),
                                                                new RecheckView(
                                                                        row.getObject(
                                                                                "id", UUID.class),
                                                                        row.getObject(
                                                                                        "at",
                                                                                        OffsetDateTime
                                                                                                .class)
                                                                                .toInstant(),
                                                                        row.getBoolean("passed"),
                                                                        null)))
                                        .list())
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void report(UUID id, String text, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update finding set state = 'REPORTED', reported_at = :now,
                                            report = :text
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("text", text)
                                .bind("now", now)
                                .execute());
    }

    /** Whether the recheck is new. */
    boolean recheck(UUID id, UUID finding, boolean passed, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into recheck (id, finding, at, passed)
                                                values (:id, :finding, :now, :passed)
                                                on conflict (id) do nothing
                                                """)
                                        .bind("id", id)
                                        .bind("finding", finding)
                                        .bind("now", now)
                                        .bind("passed", passed)
                                        .execute())
                > 0;
    }

    void move(UUID id, FindingState state, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update finding set state = :state,
                                            reported_at = case :state when 'OPEN' then null
                                                else reported_at end,
                                            ended_at = case when :over then cast(:now as timestamptz) end
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("state", state.name())
                                .bind("over", state.isOver())
                                .bind("now", now)
                                .execute());
    }

    void assign(UUID id, UUID owner) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate("update finding set owner = :owner where id = :id")
                                .bind("id", id)
                                .bind("owner", owner)
                                .execute());
    }
}
