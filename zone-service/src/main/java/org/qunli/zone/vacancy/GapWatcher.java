package org.qunli.zone.vacancy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.officer.OfficerChanged;
import org.qunli.zone.roster.DutyCards;
import org.qunli.zone.roster.RosterPlanned;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.staffing.Staffing;
import org.qunli.zone.staffing.StaffingChanged;
import org.qunli.zone.staffing.Staffings;

/**
 * Notices holes in rosters when they become true, and when they end. On any number of pods a zone
 * is looked at by whoever holds its row of zone_watch; what was noticed, its event and when to look
 * again commit together.
 */
@ApplicationScoped
public class GapWatcher {

    private static final Logger LOG = Logger.getLogger(GapWatcher.class);

    /** Missing chat ids are gaps, but nothing that a moment brings about: nobody is told. */
    private static final Set<GapReason> UNTOLD = Set.of(GapReason.OFFICER_WITHOUT_CHAT_ID);

    private final ZoneWatch watch;
    private final Pictures pictures;
    private final Staffings staffings;
    private final Vacancies vacancies;
    private final DutyCards cards;
    private final EventFeed feed;
    private final Clock clock;
    private final VacancyConfig config;

    GapWatcher(
            ZoneWatch watch,
            Pictures pictures,
            Staffings staffings,
            Vacancies vacancies,
            DutyCards cards,
            EventFeed feed,
            Clock clock,
            VacancyConfig config) {
        this.watch = watch;
        this.pictures = pictures;
        this.staffings = staffings;
        this.vacancies = vacancies;
        this.cards = cards;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.vacancy.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    void on(@Observes RosterPlanned planned) {
        watch.lookAt(planned.zones(), planned.at());
    }

    void on(@Observes OfficerChanged changed) {
        watch.lookAtServedBy(changed.officerId(), changed.at());
    }

    void on(@Observes StaffingChanged changed) {
        watch.lookAtDistrict(changed.district(), changed.at());
    }

    /** Looks at every zone that is due; answers how many holes opened or closed. */
    public int runOnce(Instant now) {
        int told = 0;
        boolean more = true;
        while (more) {
            Batch batch = Transactions.inNew(() -> look(now));
            told += batch.events.size();
            more = batch.zones == config.batch();
        }
        if (told > 0) {
            LOG.infof("Told of %d changes of vacancies", told);
        }
        return told;
    }

    /** What one look finds. */
    private static final class Batch {
        private int zones;
        private final List<Vacancy> opened = new ArrayList<>();
        private final Map<UUID, Vacancy.Outcome> closed = new LinkedHashMap<>();
        private final List<DomainEvent> events = new ArrayList<>();
        private final Map<UUID, Instant> next = new HashMap<>();
    }

    private Batch look(Instant now) {
        Batch batch = new Batch();
        List<UUID> due = watch.claim(now, config.batch());
        batch.zones = due.size();
        if (due.isEmpty()) {
            return batch;
        }
        List<Picture> seen = pictures.of(due, now, now.plusMillis(1));
        Map<String, Staffing> staffing =
                staffings.of(seen.stream().map(Picture::district).collect(Collectors.toSet()));
        Map<UUID, List<Vacancy>> open = vacancies.open(due);
        for (Picture picture : seen) {
            compare(
                    picture,
                    staffing.get(picture.district()),
                    open.getOrDefault(picture.zoneId(), List.of()),
                    batch,
                    now);
        }
        write(batch, seen, now);
        // A zone that is gone altogether is looked at no more often than others.
        due.forEach(zone -> batch.next.putIfAbsent(zone, now.plus(config.atLeastEvery())));
        watch.putOff(batch.next, now);
        cards.keep(due, now);
        feed.append(batch.events);
        return batch;
    }

    private void compare(
            Picture picture, Staffing staffing, List<Vacancy> open, Batch batch, Instant now) {
        List<Gap> gaps =
                new GapFinder(picture, staffing, config.introductionWithin())
                        .find(now, now.plusMillis(1)).stream()
                                .filter(gap -> !UNTOLD.contains(gap.reason()))
                                .toList();
        Set<Hole> known = open.stream().map(Vacancy::hole).collect(Collectors.toSet());
        for (Gap gap : gaps) {
            if (!known.contains(gap.hole())) {
                batch.opened.add(
                        new Vacancy(
                                UuidCreator.getTimeOrderedEpoch(),
                                picture.zoneId(),
                                picture.district(),
                                gap.hole(),
                                gap.reason(),
                                now));
            }
        }
        Set<Hole> there = new HashSet<>(gaps.stream().map(Gap::hole).toList());
        for (Vacancy vacancy : open) {
            if (!there.contains(vacancy.hole())) {
                Vacancy.Outcome outcome = outcome(vacancy.hole(), picture, staffing, now);
                batch.closed.put(vacancy.id(), outcome);
                batch.events.add(VacancyEvents.closed(vacancy, outcome, now));
            }
        }
        batch.next.put(picture.zoneId(), latest(picture, now));
    }

    private static Vacancy.Outcome outcome(
            Hole hole, Picture picture, Staffing staffing, Instant now) {
        if (picture.status() != ZoneStatus.ACTIVE) {
            return Vacancy.Outcome.ZONE_NOT_ACTIVE;
        }
        if (hole.officerId() != null) {
            return picture.terms().stream()
                            .filter(term -> term.officerId().equals(hole.officerId()))
                            .anyMatch(term -> term.introducedAt() != null && term.holds(now))
                    ? Vacancy.Outcome.INTRODUCED
                    : Vacancy.Outcome.OFF_THE_ROSTER;
        }
        boolean needed =
                hole.post() != null
                        ? staffing.slots(picture.level(), hole.post()).min() > 0
                        : staffing.categories(picture.level()).contains(hole.category());
        return needed ? Vacancy.Outcome.FILLED : Vacancy.Outcome.NO_LONGER_NEEDED;
    }

    /** The latest moment at which to look again, apart from begins and ends of duty. */
    private Instant latest(Picture picture, Instant now) {
        Instant latest = now.plus(config.atLeastEvery());
        for (Picture.Term term : picture.terms()) {
            if (term.mustIntroduce()) {
                Instant due = term.firstDuty().plus(config.introductionWithin());
                latest = due.isAfter(now) && due.isBefore(latest) ? due : latest;
            }
        }
        return latest;
    }

    private void write(Batch batch, List<Picture> seen, Instant now) {
        if (!batch.opened.isEmpty()) {
            Map<UUID, Picture> pictureOf =
                    seen.stream().collect(Collectors.toMap(Picture::zoneId, p -> p));
            Map<Vacancies.ZoneHole, Instant> filled =
                    vacancies.filledUntil(
                            batch.opened.stream()
                                    .filter(v -> v.hole().officerId() == null)
                                    .map(v -> new Vacancies.ZoneHole(v.zoneId(), v.hole()))
                                    .toList(),
                            now);
            List<Vacancy> dated =
                    batch.opened.stream()
                            .map(v -> dated(v, pictureOf.get(v.zoneId()), filled))
                            .toList();
            vacancies.insert(dated);
            dated.forEach(vacancy -> batch.events.add(VacancyEvents.opened(vacancy, now)));
        }
        if (!batch.closed.isEmpty()) {
            vacancies.close(batch.closed, now);
        }
    }

    /** When it became true: the last end of duty that filled it, and not before the control. */
    private Vacancy dated(
            Vacancy vacancy, Picture picture, Map<Vacancies.ZoneHole, Instant> filled) {
        Instant since = picture.controlledSince();
        Instant other =
                vacancy.hole().officerId() == null
                        ? filled.get(new Vacancies.ZoneHole(vacancy.zoneId(), vacancy.hole()))
                        : picture.terms().stream()
                                .filter(t -> t.officerId().equals(vacancy.hole().officerId()))
                                .filter(Picture.Term::mustIntroduce)
                                .map(t -> t.firstDuty().plus(config.introductionWithin()))
                                .findFirst()
                                .orElse(null);
        if (other != null && other.isAfter(since)) {
            since = other;
        }
        return new Vacancy(
                vacancy.id(),
                vacancy.zoneId(),
                vacancy.district(),
                vacancy.hole(),
                vacancy.reason(),
                since);
    }
}
