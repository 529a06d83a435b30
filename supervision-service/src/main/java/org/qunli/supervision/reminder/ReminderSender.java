package org.qunli.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.deadline.ClocksStopped;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Outcome;
import org.qunli.supervision.escalation.Escalations;
import org.qunli.supervision.escalation.NewEscalation;
import org.qunli.supervision.escalation.Reason;
import org.qunli.supervision.escalation.Tier;
import org.qunli.supervision.place.OnDuty;
import org.qunli.supervision.place.Places;

/**
 * Sends reminders in private and sees them through: the officer's next private channel, then the
 * next officer on duty, then an escalation to the district's desk. A group is never among them.
 */
@ApplicationScoped
public class ReminderSender {

    private static final String KIND = "DUTY_REMINDER";

    private static final int BATCH = 200;

    private final Reminders reminders;

    private final Places places;

    private final Deadlines deadlines;

    private final ReminderLines lines;

    private final Paces paces;

    private final Sayings sayings;

    private final Escalations escalations;

    private final ReminderConfig config;

    ReminderSender(
            Reminders reminders,
            Places places,
            Deadlines deadlines,
            ReminderLines lines,
            Paces paces,
            Sayings sayings,
            Escalations escalations,
            ReminderConfig config) {
        this.reminders = reminders;
        this.places = places;
        this.deadlines = deadlines;
        this.lines = lines;
        this.paces = paces;
        this.sayings = sayings;
        this.escalations = escalations;
        this.config = config;
    }

    /**
     * Writes those that weren't written before, in the running transaction, and says what can be
     * said at once; answers how many were new. What waits is said by {@link #runOnce}.
     */
    public int send(List<Reminder> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return 0;
        }
        Set<UUID> fresh = reminders.insert(wanted);
        Set<UUID> recipients =
                wanted.stream()
                        .filter(r -> fresh.contains(r.id()) && !r.sendAfter().isAfter(now))
                        .map(Reminder::recipient)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        speak(recipients, now);
        return fresh.size();
    }

    /** Says what has waited long enough; answers to how many officers. */
    public int runOnce(Instant now) {
        int all = 0;
        List<UUID> waited;
        int spokenTo;
        do {
            waited = reminders.waitedFor(now, BATCH);
            List<UUID> recipients = waited;
            spokenTo = recipients.isEmpty() ? 0 : Transactions.inNew(() -> speak(recipients, now));
            all += spokenTo;
        } while (waited.size() == BATCH && spokenTo > 0);
        return all;
    }

    /** When something that waits may be said; null for never. */
    public Instant nextAt() {
        return reminders.nextAt();
    }

    /**
     * One word to each of these officers to whom nobody else speaks at this moment, if their pace
     * allows it; answers for how many that was settled.
     */
    private int speak(Collection<UUID> recipients, Instant now) {
        if (recipients.isEmpty()) {
            return 0;
        }
        Map<UUID, Pace> held =
                paces.lock(recipients).stream()
                        .collect(Collectors.toMap(Pace::officer, Function.identity()));
        List<Reminder> waiting = reminders.lockWaiting(held.keySet(), now);
        ReminderLines.Known known = lines.about(waiting);
        List<Reminder> said = new ArrayList<>();
        Map<UUID, Instant> putOff = new HashMap<>();
        byRecipient(waiting)
                .forEach(
                        (officer, theirs) -> {
                            Instant next = next(held.get(officer), theirs, known, now);
                            if (next.isAfter(now)) {
                                theirs.forEach(each -> putOff.put(each.id(), next));
                            } else {
                                said.addAll(theirs);
                            }
                        });
        reminders.putOff(putOff);
        sendBy(said, 0, known, now);
        List<UUID> spokenTo = said.stream().map(Reminder::recipient).distinct().toList();
        if (!spokenTo.isEmpty()) {
            paces.put(spokenTo.stream().map(each -> held.get(each).after(now)).toList());
        }
        return held.size();
    }

    private Instant next(Pace pace, List<Reminder> theirs, ReminderLines.Known known, Instant now) {
        return known.isUrgent(theirs)
                ? now
                : pace.next(now, config.bundleWithin(), config.mostPerHour());
    }

    private static Map<UUID, List<Reminder>> byRecipient(List<Reminder> reminders) {
        return reminders.stream()
                .collect(
                        Collectors.groupingBy(
                                Reminder::recipient, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Tries the {@code way}-th private channel of each recipient; who has none left is stood in
     * for.
     */
    private void sendBy(List<Reminder> sent, int way, ReminderLines.Known known, Instant now) {
        Map<UUID, List<Reminder>> byRecipient = byRecipient(sent);
        Map<UUID, List<ChatId>> ways =
                sent.isEmpty() ? Map.of() : places.privateWays(byRecipient.keySet());
        List<Reminder> unreached = new ArrayList<>();
        List<NewSaying> words = new ArrayList<>();
        List<List<Reminder>> carried = new ArrayList<>();
        byRecipient.forEach(
                (recipient, theirs) -> {
                    List<ChatId> channels = ways.getOrDefault(recipient, List.of());
                    if (way < channels.size()) {
                        words.add(word(theirs, channels.get(way), known, now));
                        carried.add(theirs);
                    } else {
                        unreached.addAll(theirs);
                    }
                });
        carry(carried, sayings.sayAll(words), way);
        standIn(unreached, now);
    }

    private NewSaying word(
            List<Reminder> theirs, ChatId person, ReminderLines.Known known, Instant now) {
        Reminder first = theirs.get(0);
        return NewSaying.toPerson(
                KIND,
                first.about().subject(),
                first.district(),
                first.zone(),
                person,
                ReminderText.of(theirs.stream().map(known::of).toList(), now),
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
                            .forEach(
                                    (way, theirs) ->
                                            sendBy(
                                                    theirs,
                                                    way + 1,
                                                    lines.about(theirs),
                                                    settled.at()));
            default -> {
                // Still under way.
            }
        }
    }

    /**
     * Nobody is reminded of what they did already, and what was in time after all is held against
     * nobody.
     */
    void on(@Observes ClocksStopped stopped) {
        reminders.hush(stopped.clocks().stream().map(Deadline::id).toList());
        reminders.withdraw(
                stopped.clocks().stream()
                        .filter(clock -> clock.outcome() != Outcome.LATE)
                        .filter(clock -> clock.overdueAt() == null)
                        .map(Deadline::id)
                        .toList());
    }
}
