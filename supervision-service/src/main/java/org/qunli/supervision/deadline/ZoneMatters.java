package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.supervision.place.HappenedInZones;

/** Learns from the feed {@code zones} which visits are due and where a roster has gaps. */
@ApplicationScoped
class ZoneMatters {

    /** Outcomes of a gap after which somebody serves. */
    private static final Set<String> FILLING = Set.of("FILLED", "INTRODUCED");

    private final MatterRows matters;

    private final VisitPlans plans;

    private final MatterMover mover;

    private final Deadlines deadlines;

    private final Reckoning reckoning;

    private final Clock clock;

    ZoneMatters(
            MatterRows matters,
            VisitPlans plans,
            MatterMover mover,
            Deadlines deadlines,
            Reckoning reckoning,
            Clock clock) {
        this.matters = matters;
        this.plans = plans;
        this.mover = mover;
        this.deadlines = deadlines;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    private record Home(
            UUID householdId,
            UUID zoneId,
            Instant nextCheckInDueAt,
            Boolean active,
            Instant at,
            String outcome) {

        Instant due() {
            return Boolean.FALSE.equals(active) ? null : nextCheckInDueAt;
        }
    }

    private record Gap(
            UUID vacancyId,
            UUID zoneId,
            UUID officerId,
            String category,
            Instant since,
            Instant at,
            String outcome) {}

    /** What a page brings about. */
    private static final class Page {
        private final Map<UUID, UUID> zones = new HashMap<>();
        private final Map<UUID, Instant> plans;
        private final List<MatterRows.NewFact> facts = new ArrayList<>();
        private final Set<UUID> touched = new LinkedHashSet<>();

        Page(List<Matter> known, Map<UUID, Instant> plans) {
            known.forEach(matter -> zones.put(matter.about().id(), matter.zone()));
            this.plans = plans;
        }

        void add(UUID matter, FeedEvent event, FactType type, Instant at, Instant until) {
            facts.add(MatterRows.NewFact.of(matter, event.id(), type, at, 1, until));
            touched.add(matter);
        }
    }

    void on(@Observes HappenedInZones happened) {
        Set<UUID> homes =
                happened.events().stream()
                        .filter(event -> event.type().startsWith("household."))
                        .map(event -> event.data(Home.class).householdId())
                        .collect(Collectors.toSet());
        Page page =
                new Page(deadlines.matters(homes), homes.isEmpty() ? Map.of() : plans.of(homes));
        for (FeedEvent event : happened.events()) {
            switch (event.type()) {
                case "household.changed" -> planned(event, event.data(Home.class), page);
                case "household.checked-in" -> visited(event, event.data(Home.class), page);
                case "roster.vacancy-opened", "roster.introduction-missing" ->
                        opened(event, event.data(Gap.class), page);
                default -> closed(event, event.data(Gap.class), page);
            }
        }
        matters.insertFacts(page.facts);
        reckoning.reckon(page.touched, Set.of(), clock.instant());
    }

    private void planned(FeedEvent event, Home home, Page page) {
        UUID id = home.householdId();
        boolean known = page.zones.containsKey(id);
        if (known && !page.zones.get(id).equals(home.zoneId())) {
            mover.move(List.of(id), home.zoneId());
            page.zones.put(id, home.zoneId());
        }
        Instant before = page.plans.get(id);
        boolean same = home.due() == null ? before == null : home.due().equals(before);
        if (same) {
            return;
        }
        if (!known) {
            insert(About.Kind.HOUSEHOLD, id, home.zoneId(), event, event.time(), null);
            page.zones.put(id, home.zoneId());
        }
        page.plans.put(id, home.due());
        page.add(id, event, FactType.VISIT_DUE, event.time(), home.due());
    }

    private static void visited(FeedEvent event, Home home, Page page) {
        boolean seen = !"NOBODY_HOME".equals(home.outcome());
        if (seen && page.zones.containsKey(home.householdId())) {
            Instant at = home.at() == null ? event.time() : home.at();
            page.add(home.householdId(), event, FactType.VISITED, at, null);
        }
    }

    private void opened(FeedEvent event, Gap gap, Page page) {
        Instant since = gap.since() == null ? event.time() : gap.since();
        insert(About.Kind.VACANCY, gap.vacancyId(), gap.zoneId(), event, since, gap.officerId());
        page.add(gap.vacancyId(), event, FactType.VACANT, since, null);
    }

    private void closed(FeedEvent event, Gap gap, Page page) {
        Instant at = gap.at() == null ? event.time() : gap.at();
        boolean filled = FILLING.contains(gap.outcome());
        matters.move(gap.vacancyId(), "DONE", null);
        page.add(gap.vacancyId(), event, filled ? FactType.FILLED : FactType.DROPPED, at, null);
    }

    private void insert(
            About.Kind kind, UUID id, UUID zone, FeedEvent event, Instant at, UUID officer) {
        matters.insert(
                MatterRows.NewMatter.of(kind, id, event.district(), zone, at, officer, null));
    }
}
