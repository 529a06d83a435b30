package org.qunli.supervision.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.scorecard.DayFigures;
import org.qunli.supervision.scorecard.MeasureView;
import org.qunli.supervision.scorecard.ScopeKind;

/** Puts boards together: from what is open, and from sums by day. */
@ApplicationScoped
class BoardReader {

    private static final int WEEK = 7;

    private final Jdbi jdbi;

    private final Places places;

    private final DayFigures figures;

    BoardReader(Jdbi jdbi, Places places, DayFigures figures) {
        this.jdbi = jdbi;
        this.places = places;
        this.figures = figures;
    }

    /** A district as it is called. */
    record District(String code, String nameZh, String nameEn) {}

    List<District> districts(Collection<String> codes) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select code, name_zh, name_en from district
                                        where code = any(cast(:codes as text[])) order by code
                                        """)
                                .bind("codes", codes.toArray(String[]::new))
                                .map(
                                        (row, context) ->
                                                new District(
                                                        row.getString("code"),
                                                        row.getString("name_zh"),
                                                        row.getString("name_en")))
                                .list());
    }

    /** What is open, by zone. */
    private Map<UUID, OpenNow> open(Collection<UUID> zones, Instant now) {
        Map<UUID, OpenNow> found = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with open as materialized (
                                            select m.id, m.zone from matter m
                                            where m.zone = any(cast(:zones as uuid[]))
                                              and m.about = 'REQUEST' and m.state in ('OPEN', 'WAITING')),
                                        clocks as (
                                            select c.matter, bool_or(c.state = 'OVERDUE') as overdue,
                                                bool_or(c.state = 'RUNNING' and c.due_at > :now
                                                    and (:now - c.started_at) * 5
                                                        > (c.due_at - c.started_at) * 4) as at_risk
                                            from clock c where c.matter in (select id from open)
                                              and c.state <> 'STOPPED' group by c.matter),
                                        raised as (
                                            select distinct e.matter from escalation e
                                            where e.matter in (select id from open)
                                              and e.state <> 'CLOSED')
                                        select o.zone, count(*) as open,
                                            count(*) filter (where c.overdue) as overdue,
                                            count(*) filter (where c.at_risk) as at_risk,
                                            count(r.matter) as coordinated
                                        from open o left join clocks c on c.matter = o.id
                                        left join raised r on r.matter = o.id group by o.zone
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("now", now)
                                .map(
                                        (row, context) ->
                                                found.put(
                                                        row.getObject("zone", UUID.class),
                                                        new OpenNow(
                                                                row.getLong("open"),
                                                                row.getLong("overdue"),
                                                                row.getLong("at_risk"),
                                                                row.getLong("coordinated"))))
                                .list());
        return found;
    }

    /** These districts, and all of them together. */
    BoardView city(Collection<String> codes, Instant now) {
        List<BoardCell> parts = new ArrayList<>();
        OpenNow all = OpenNow.NOTHING;
        List<DayFigures.Sum> todays = new ArrayList<>();
        List<DayFigures.Sum> weeks = new ArrayList<>();
        for (District district : districts(codes)) {
            LocalDate day = now.atZone(places.timeZone(district.code())).toLocalDate();
            List<UUID> zones = places.zonesOf(district.code()).stream().map(Zone::id).toList();
            OpenNow open =
                    open(zones, now).values().stream().reduce(OpenNow.NOTHING, OpenNow::plus);
            Set<String> scope = Set.of(district.code());
            DayFigures.Sum today = whole(ScopeKind.DISTRICT, district.code(), scope, day, 1);
            DayFigures.Sum week = whole(ScopeKind.DISTRICT, district.code(), scope, day, WEEK);
            todays.add(today);
            weeks.add(week);
            all = all.plus(open);
            parts.add(
                    new BoardCell(
                            district.code(),
                            null,
                            district.nameZh(),
                            district.nameEn(),
                            open,
                            figures.views(today),
                            figures.views(week),
                            false));
        }
        BoardCell whole =
                new BoardCell(
                        null,
                        null,
                        null,
                        null,
                        all,
                        figures.views(DayFigures.together(todays)),
                        figures.views(DayFigures.together(weeks)),
                        false);
        return new BoardView(now, whole, parts);
    }

    private DayFigures.Sum whole(
            ScopeKind kind, String district, Set<String> scopes, LocalDate day, int days) {
        return DayFigures.together(
                figures.of(kind, district, scopes, day.minusDays(days - 1L), day).values());
    }

    /**
     * A district with its zones.
     *
     * @param zones only these, or null for all
     */
    BoardView district(District district, Collection<UUID> zones, Instant now) {
        LocalDate day = now.atZone(places.timeZone(district.code())).toLocalDate();
        List<Zone> shown =
                places.zonesOf(district.code()).stream()
                        .filter(zone -> zones == null || zones.contains(zone.id()))
                        .toList();
        Map<UUID, OpenNow> open = open(shown.stream().map(Zone::id).toList(), now);
        Map<String, DayFigures.Sum> today =
                figures.of(ScopeKind.ZONE, district.code(), null, day, day);
        Map<String, DayFigures.Sum> week =
                figures.of(ScopeKind.ZONE, district.code(), null, day.minusDays(WEEK - 1L), day);
        List<BoardCell> parts = new ArrayList<>();
        for (Zone zone : shown) {
            parts.add(
                    cell(
                            zone,
                            open.getOrDefault(zone.id(), OpenNow.NOTHING),
                            views(today, zone),
                            views(week, zone)));
        }
        boolean all = zones == null;
        Set<String> scope = Set.of(district.code());
        BoardCell whole =
                new BoardCell(
                        district.code(),
                        null,
                        district.nameZh(),
                        district.nameEn(),
                        open.values().stream().reduce(OpenNow.NOTHING, OpenNow::plus),
                        all
                                ? figures.views(
                                        whole(ScopeKind.DISTRICT, district.code(), scope, day, 1))
                                : List.of(),
                        all
                                ? figures.views(
                                        whole(
                                                ScopeKind.DISTRICT,
                                                district.code(),
                                                scope,
                                                day,
                                                WEEK))
                                : List.of(),
                        false);
        return new BoardView(now, whole, parts);
    }

    private List<MeasureView> views(Map<String, DayFigures.Sum> sums, Zone zone) {
        return figures.views(sums.getOrDefault(zone.id().toString(), DayFigures.Sum.NOTHING));
    }

    private static BoardCell cell(
            Zone zone, OpenNow open, List<MeasureView> today, List<MeasureView> week) {
        return new BoardCell(
                zone.district(), zone.id(), zone.nameZh(), zone.nameEn(), open, today, week, false);
    }

    BoardView zone(Zone zone, Instant now) {
        LocalDate day = now.atZone(places.timeZone(zone.district())).toLocalDate();
        Set<String> scope = Set.of(zone.id().toString());
        BoardCell cell =
                cell(
                        zone,
                        open(List.of(zone.id()), now).getOrDefault(zone.id(), OpenNow.NOTHING),
                        figures.views(whole(ScopeKind.ZONE, zone.district(), scope, day, 1)),
                        figures.views(whole(ScopeKind.ZONE, zone.district(), scope, day, WEEK)));
        return new BoardView(now, cell, List.of());
    }
}
