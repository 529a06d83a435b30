package org.qunli.zone.census;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Jdbi;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.census.PlannedStep.Action;
import org.qunli.zone.household.CheckInPlan;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.HouseholdFacts;

/** Compares the rows of a file with the zone's households, some thousands at a time. */
@ApplicationScoped
class CensusPlanner {

    private final Jdbi jdbi;

    CensusPlanner(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row of the file, and the household that lives behind its door now, if one does. */
    private record Met(
            int line,
            UUID id,
            Long version,
            String building,
            String unit,
            String room,
            String label,
            String oldLabel,
            EnumSet<CareFlag> flags,
            EnumSet<CareFlag> oldFlags,
            Instant checkInFrom,
            Instant lastCheckInAt) {

        static Met read(ResultSet row) throws SQLException {
            return new Met(
                    row.getInt("line"),
                    row.getObject("id", UUID.class),
                    row.getObject("version", Long.class),
                    row.getString("building"),
                    row.getString("unit"),
                    row.getString("room"),
                    row.getString("label"),
                    row.getString("old_label"),
                    flags(HouseholdImport.texts(row, "flags")),
                    flags(HouseholdImport.texts(row, "old_flags")),
                    HouseholdImport.instant(row, "check_in_from"),
                    HouseholdImport.instant(row, "last_check_in_at"));
        }

        private static EnumSet<CareFlag> flags(String[] names) {
            EnumSet<CareFlag> flags = EnumSet.noneOf(CareFlag.class);
            if (names == null) {
                return null;
            }
            Arrays.stream(names).map(CareFlag::valueOf).forEach(flags::add);
            return flags;
        }
    }

    /**
     * What a part of the rows changes.
     *
     * @param lastLine of the part; null when there were no more rows
     */
    record Part(List<PlannedStep> steps, int rows, Integer lastLine) {}

    /** Plans the rows after a line. */
    Part plan(HouseholdImport wanted, CareRules rules, int afterLine, int count, Instant now) {
        List<Met> met = meet(wanted, afterLine, count);
        List<PlannedStep> steps = new ArrayList<>();
        for (Met row : met) {
            step(wanted, row, rules, now).ifPresent(steps::add);
        }
        return new Part(steps, met.size(), met.isEmpty() ? null : met.get(met.size() - 1).line());
    }

    private List<Met> meet(HouseholdImport wanted, int afterLine, int count) {
        return jdbi.withHandle(
                handle ->
                        Uncounted.plan(handle)
                                .createQuery(
                                        """
                                        with r as materialized (
                                            select line, building, unit, room, label, flags
                                            from household_import_row
                                            where import_id = :import and line > :after
                                            order by line limit :count)
                                        select r.line, h.id, h.version, r.building, r.unit, r.room,
                                            r.label, h.label as old_label, r.flags, h.flags as old_flags,
                                            h.check_in_from, h.last_check_in_at
                                        from r
                                        left join household h on h.zone_id = :zone and h.active
                                            and h.building = r.building and h.unit = r.unit and h.room = r.room
                                        order by r.line
                                        """)
                                .bind("zone", wanted.zoneId())
                                .bind("import", wanted.id())
                                .bind("after", afterLine)
                                .bind("count", count)
                                .map((row, context) -> Met.read(row))
                                .list());
    }

    private static Optional<PlannedStep> step(
            HouseholdImport wanted, Met row, CareRules rules, Instant now) {
        EnumSet<CareFlag> flags = flags(wanted, row);
        String label = label(row);
        if (row.id() != null && label.equals(row.oldLabel()) && flags.equals(row.oldFlags())) {
            return Optional.empty();
        }
        CheckInPlan checkIn = CheckInPlan.of(true, flags, rules, row.checkInFrom(), now);
        return Optional.of(
                new PlannedStep(
                        row.id() == null ? Action.CREATE : Action.UPDATE,
                        row.version(),
                        new HouseholdFacts(
                                row.id() == null ? UuidCreator.getTimeOrderedEpoch() : row.id(),
                                wanted.zoneId(),
                                row.building(),
                                row.unit(),
                                row.room(),
                                label,
                                List.copyOf(flags),
                                rules.every(flags).orElse(null),
                                row.lastCheckInAt(),
                                checkIn.dueAt(),
                                true),
                        checkIn));
    }

    /** As the file says; what its sender may not see stays, and without a column everything. */
    private static EnumSet<CareFlag> flags(HouseholdImport wanted, Met row) {
        EnumSet<CareFlag> flags = EnumSet.noneOf(CareFlag.class);
        if (row.oldFlags() != null) {
            flags.addAll(row.oldFlags());
        }
        if (row.flags() != null) {
            flags.removeAll(wanted.visible());
            flags.addAll(row.flags());
        }
        return flags;
    }

    private static String label(Met row) {
        if (row.label() != null) {
            return row.label();
        }
        return row.oldLabel() == null
                ? Household.door(row.building(), row.unit(), row.room())
                : row.oldLabel();
    }

    /** Closes households of the zone that aren't in the file, after an id. */
    List<PlannedStep> closing(HouseholdImport wanted, UUID after, int count) {
        return jdbi.withHandle(
                handle ->
                        Uncounted.plan(handle)
                                .createQuery(
                                        """
                                        select h.id, h.version, h.building, h.unit, h.room, h.label, h.flags,
                                            h.last_check_in_at
                                        from household h
                                        where h.zone_id = :zone and h.active and h.id > :after and not exists (
                                            select 1 from household_import_row r
                                            where r.import_id = :import and r.building = h.building
                                                and r.unit = h.unit and r.room = h.room)
                                        order by h.id limit :count
                                        """)
                                .bind("zone", wanted.zoneId())
                                .bind("import", wanted.id())
                                .bind("after", after)
                                .bind("count", count)
                                .map((row, context) -> closed(wanted, row))
                                .list());
    }

    private static PlannedStep closed(HouseholdImport wanted, ResultSet row) throws SQLException {
        return new PlannedStep(
                Action.CLOSE,
                row.getLong("version"),
                new HouseholdFacts(
                        row.getObject("id", UUID.class),
                        wanted.zoneId(),
                        row.getString("building"),
                        row.getString("unit"),
                        row.getString("room"),
                        row.getString("label"),
                        List.copyOf(Met.flags(HouseholdImport.texts(row, "flags"))),
                        null,
                        HouseholdImport.instant(row, "last_check_in_at"),
                        null,
                        false),
                new CheckInPlan(null, null));
    }

    /** Writes steps down. */
    void keep(UUID importId, List<PlannedStep> steps) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into household_import_plan (import_id, household_id, action, base_version,
                                            building, unit, room, label, flags, check_in_from, next_check_in_due_at)
                                        select :import, id, action, version, building, unit, room, label,
                                            cast(flags as text[]), since, due
                                        from unnest(cast(:ids as uuid[]), cast(:actions as text[]),
                                                cast(:versions as bigint[]), cast(:buildings as text[]),
                                                cast(:units as text[]), cast(:rooms as text[]),
                                                cast(:labels as text[]), cast(:flags as text[]),
                                                cast(:since as timestamptz[]), cast(:due as timestamptz[]))
                                            as t (id, action, version, building, unit, room, label, flags, since, due)
                                        """)
                                .bind("import", importId)
                                .bind("ids", each(steps, UUID[]::new, PlannedStep::household))
                                .bind("actions", texts(steps, step -> step.action().name()))
                                .bind(
                                        "versions",
                                        each(steps, Long[]::new, PlannedStep::baseVersion))
                                .bind("buildings", texts(steps, step -> step.facts().building()))
                                .bind("units", texts(steps, step -> step.facts().unit()))
                                .bind("rooms", texts(steps, step -> step.facts().room()))
                                .bind("labels", texts(steps, step -> step.facts().label()))
                                .bind(
                                        "flags",
                                        texts(
                                                steps,
                                                step -> StagedRows.array(step.facts().flags())))
                                .bind("since", texts(steps, step -> written(step.checkIn().from())))
                                .bind("due", texts(steps, step -> written(step.checkIn().dueAt())))
                                .execute());
    }

    private static String[] texts(List<PlannedStep> steps, Function<PlannedStep, String> part) {
        return each(steps, String[]::new, part);
    }

    private static <T> T[] each(
            List<PlannedStep> steps, IntFunction<T[]> array, Function<PlannedStep, T> part) {
        return steps.stream().map(part).toArray(array);
    }

    private static String written(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
