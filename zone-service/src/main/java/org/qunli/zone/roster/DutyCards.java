package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.Zones;
import org.qunli.zone.wire.Wording;

/**
 * The duty cards of each zone, and what they said before. A new version is kept by the agent that
 * looks at begins and ends of duty, never by a reader: when somebody looks shows nowhere.
 */
@ApplicationScoped
public class DutyCards {

    private final RosterEntries entries;
    private final Zones zones;
    private final Jdbi jdbi;

    DutyCards(RosterEntries entries, Zones zones, Jdbi jdbi) {
        this.entries = entries;
        this.zones = zones;
        this.jdbi = jdbi;
    }

    /** Keeps a new version of each zone's cards whose words have changed. */
    public void keep(List<UUID> zoneIds, Instant now) {
        for (UUID id : zoneIds) {
            Zone zone = zones.findById(id);
            if (zone != null) {
                DutyCardsView seen = current(zone, now);
                if (inForce(id, null).filter(last -> last.version() == seen.version()).isEmpty()) {
                    insert(seen);
                }
            }
        }
    }

    /** The cards as they are; what isn't kept yet has the next version, since now. */
    DutyCardsView current(Zone zone, Instant now) {
        List<DutyCardsView.Card> cards = cards(zone.id(), now);
        Wording text = DutyCardText.all(zone.name(), cards);
        Optional<DutyCardsView> last = inForce(zone.id(), null);
        boolean known = last.filter(kept -> kept.text().equals(text)).isPresent();
        int version = last.map(DutyCardsView::version).orElse(0) + (known ? 0 : 1);
        return new DutyCardsView(
                zone.id(), version, known ? last.get().changedAt() : now, cards, text);
    }

    /** Whom to call now: a substitute in place of whom they stand in for. */
    private List<DutyCardsView.Card> cards(UUID zoneId, Instant now) {
        List<RosterLine> lines = entries.lines(zoneId, now, RosterEntries.FIRST, RosterEntries.ALL);
        Map<UUID, RosterLine> byOfficer =
                lines.stream().collect(Collectors.toMap(RosterLine::officerId, line -> line));
        Set<UUID> replaced = new HashSet<>();
        lines.stream()
                .filter(RosterLine::onDuty)
                .forEach(line -> replaced.addAll(line.serving().standsInFor()));
        return lines.stream()
                .filter(line -> !replaced.contains(line.officerId()))
                .filter(line -> !line.standIn() || line.onDuty())
                .sorted(Comparator.comparing(RosterLine::rank).thenComparing(RosterLine::officerId))
                .map(line -> DutyCardsView.Card.of(line, replacedBy(line, byOfficer)))
                .toList();
    }

    private static List<RosterLine> replacedBy(RosterLine line, Map<UUID, RosterLine> byOfficer) {
        return line.onDuty()
                ? line.serving().standsInFor().stream()
                        .map(byOfficer::get)
                        .filter(other -> other != null)
                        .toList()
                : List.of();
    }

    /** The version in force at a moment, the last one for null. */
    Optional<DutyCardsView> inForce(UUID zoneId, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select zone_id, version, changed_at, text_zh, text_en, cards
                                        from duty_card_set
                                        where zone_id = :zone
                                            and (cast(:at as timestamptz) is null or changed_at <= :at)
                                        order by version desc limit 1
                                        """)
                                .bind("zone", zoneId)
                                .bind("at", at)
                                .map((row, context) -> view(row))
                                .findOne());
    }

    private static DutyCardsView view(ResultSet row) throws SQLException {
        return new DutyCardsView(
                row.getObject("zone_id", UUID.class),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                List.of(Json.read(row.getString("cards"), DutyCardsView.Card[].class)),
                new Wording(row.getString("text_zh"), row.getString("text_en")));
    }

    private void insert(DutyCardsView seen) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into duty_card_set (zone_id, version, changed_at, text_zh, text_en, cards)
                                        values (:zone, :version, :now, :zh, :en, cast(:cards as jsonb))
                                        on conflict do nothing
                                        """)
                                .bind("zone", seen.zoneId())
                                .bind("version", seen.version())
                                .bind("now", seen.changedAt())
                                .bind("zh", seen.text().zh())
                                .bind("en", seen.text().en())
                                .bind("cards", Json.write(seen.cards()))
                                .execute());
    }
}
