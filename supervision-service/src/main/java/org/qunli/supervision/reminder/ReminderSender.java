package org.qunli.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.kit.saying.Sayings;
import org.qunli.supervision.deadline.ClocksStopped;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.deadline.Outcome;
import org.qunli.supervision.escalation.Escalations;
import org.qunli.supervision.escalation.NewEscalation;
import org.qunli.supervision.escalation.Reason;
import org.qunli.supervision.escalation.Tier;
import org.qunli.supervision.place.OnDuty;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * Sends reminders in private and sees them through: the officer's next private channel, then the
 * next officer on duty, then an escalation to the district's desk. A group is never among them.
 */
@ApplicationScoped
public class ReminderSender {

    private static final String KIND = "DUTY_REMINDER";

    private final Reminders reminders;

    private final Places places;

    private final Deadlines deadlines;

    private final Sayings sayings;

    private final Escalations escalations;

    private final ReminderConfig config;

    ReminderSender(
            Reminders reminders,
            Places places,
            Deadlines deadlines,
            Sayings sayings,
            Escalations escalations,
            ReminderConfig config) {
        this.reminders = reminders;
        this.places = places;
        this.deadlines = deadlines;
        this.sayings = sayings;
        this.escalations = escalations;
        this.config = config;
    }

    /** Sends those that weren't sent before, in the running transaction; answers how many. */
    public int send(List<Reminder> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return 0;
        }
        Set<UUID> fresh = reminders.insert(wanted);
        List<Reminder> sent = wanted.stream().filter(r -> fresh.contains(r.id())).toList();
        sendBy(sent, 0, now);
        return sent.size();
    }

    /**
     * Tries the {@code way}-th private channel of each recipient; who has none left is stood in
     * for.
     */
    private void sendBy(List<Reminder> sent, int way, Instant now) {
        Map<UUID, List<Reminder>> byRecipient =
                sent.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reminder::recipient,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<UUID, List<ChatId>> ways = places.privateWays(byRecipient.keySet());
        List<Reminder> unreached = new ArrayList<>();
        List<NewSaying> words = new ArrayList<>();
        List<List<Reminder>> carried = new ArrayList<>();
        Lines lines = new Lines(sent);
        byRecipient.forEach(
                (recipient, theirs) -> {
                    List<ChatId> channels = ways.getOrDefault(recipient, List.of());
                    if (way < channels.size()) {
                        words.add(word(theirs, channels.get(way), lines, now));
                        carried.add(theirs);
                    } else {
                        unreached.addAll(theirs);
                    }
                });
        carry(carried, sayings.sayAll(words), way);
        standIn(unreached, now);
    }

    private NewSaying word(List<Reminder> theirs, ChatId person, Lines lines, Instant now) {
        Reminder first = theirs.get(0);
        return NewSaying.toPerson(
                KIND,
                first.about().subject(),
                first.district(),
                first.zone(),
                person,
                ReminderText.of(theirs.stream().map(lines::of).toList(), now),
                now.plus(config.deliverWithin()));
    }

    private void carry(List<List<Reminder>> carried, List<Saying> said, int way) {
        List<UUID> ids = new ArrayList<>();
        List<UUID> by = new ArrayList<>();
        for (int i = 0; i < carried.size(); i++) {
            for (Reminder reminder : carried.get(i)) {
                ids.add(reminder.id());
                by.add(said.get(i).id());
            }
        }
        if (!ids.isEmpty()) {
            reminders.carry(ids, by, way);
        }
    }

    /** Whoever is next on duty gets the word; if nobody is left, it is the desk's. */
    private void standIn(List<Reminder> unreached, Instant now) {
        if (unreached.isEmpty()) {
            return;
        }
        reminders.mark(unreached.stream().map(Reminder::id).toList(), ReminderState.FAILED);
        Map<UUID, List<OnDuty>> onDuty =
                places
                        .onDuty(unreached.stream().map(Reminder::zone).distinct().toList(), now)
                        .stream()
                        .collect(Collectors.groupingBy(OnDuty::zone));
        List<Reminder> next = new ArrayList<>();
        List<NewEscalation> given = new ArrayList<>();
        for (Reminder reminder : unreached) {
            Optional<UUID> other = next(reminder, onDuty.getOrDefault(reminder.zone(), List.of()));
            if (other.isPresent()) {
                next.add(reminder.to(other.get(), now));
            } else {
                Deadline clock = deadlines.find(reminder.clock()).orElseThrow();
                given.add(
                        new NewEscalation(
                                Tier.DESK,
                                clock,
                                reminder.step(),
                                Reason.NOBODY_REACHED,
                                reminder.late(),
                                reminder.unconfirmed()));
            }
        }
        escalations.open(given, now);
        send(next, now);
    }

    /**
     * The next in the order of standing in who hasn't been told by this step; after the last the
     * first.
     */
    private Optional<UUID> next(Reminder reminder, List<OnDuty> onDuty) {
        Set<UUID> told = reminders.toldBy(reminder);
        int rank =
                onDuty.stream()
                        .filter(duty -> duty.officer().equals(reminder.recipient()))
                        .mapToInt(OnDuty::rank)
                        .findFirst()
                        .orElse(0);
        List<OnDuty> left = onDuty.stream().filter(duty -> !told.contains(duty.officer())).toList();
        return left.stream()
                .filter(duty -> duty.rank() >= rank)
                .findFirst()
                .or(() -> left.stream().findFirst())
                .map(OnDuty::officer);
    }

    /** A receipt, or the lack of one: SENT ends it, a failure goes on to the next way. */
    void on(@Observes SayingSettled settled) {
        if (!KIND.equals(settled.kind())) {
            return;
        }
        List<Reminder> carried = reminders.lockCarriedBy(settled.sayingId());
        switch (settled.status()) {
            case SENT ->
                    reminders.mark(carried.stream().map(Reminder::id).toList(), ReminderState.SENT);
            case FAILED, UNSUPPORTED ->
                    carried.stream()
                            .collect(Collectors.groupingBy(Reminder::way))
                            .forEach((way, theirs) -> sendBy(theirs, way + 1, settled.at()));
            default -> {
                // Still under way.
            }
        }
    }

    /** What was in time after all is held against nobody. */
    void on(@Observes ClocksStopped stopped) {
        reminders.withdraw(
                stopped.clocks().stream()
                        .filter(clock -> clock.outcome() != Outcome.LATE)
                        .filter(clock -> clock.overdueAt() == null)
                        .map(Deadline::id)
                        .toList());
    }

    /** What the words need to know, looked up once. */
    private final class Lines {
        private final Map<UUID, Zone> zones;
        private final Map<UUID, Matter> matters;
        private final Map<String, java.time.ZoneId> local;

        Lines(List<Reminder> sent) {
            zones =
                    places.zones(sent.stream().map(Reminder::zone).distinct().toList()).stream()
                            .collect(Collectors.toMap(Zone::id, Function.identity()));
            matters =
                    deadlines
                            .matters(sent.stream().map(r -> r.about().id()).distinct().toList())
                            .stream()
                            .collect(Collectors.toMap(m -> m.about().id(), Function.identity()));
            local =
                    sent.stream()
                            .map(Reminder::district)
                            .distinct()
                            .collect(Collectors.toMap(Function.identity(), places::timeZone));
        }

        ReminderText.Line of(Reminder reminder) {
            Zone zone = zones.get(reminder.zone());
            Matter matter = matters.get(reminder.about().id());
            return new ReminderText.Line(
                    reminder,
                    zone == null ? "" : zone.nameZh(),
                    zone == null ? "Your zone" : zone.nameEn(),
                    matter == null ? null : matter.excerpt(),
                    local.get(reminder.district()));
        }
    }
}
