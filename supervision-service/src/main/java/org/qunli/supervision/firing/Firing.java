package org.qunli.supervision.firing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.ClockEvents;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.DeadlineState;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.escalation.Escalations;
import org.qunli.supervision.escalation.NewEscalation;
import org.qunli.supervision.escalation.Reason;
import org.qunli.supervision.escalation.Tier;
import org.qunli.supervision.place.OnDuty;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.policy.Action;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Moment;
import org.qunli.supervision.policy.Policies;
import org.qunli.supervision.reminder.Reminder;
import org.qunli.supervision.reminder.ReminderSender;

/**
 * One batch: claims due rows, works out in memory what each clock's moments ask for, and writes all
 * of it with a statement for each sort, in the caller's transaction. A crash rolls back the claim
 * with it.
 */
@ApplicationScoped
class Firing {

    private final Deadlines deadlines;

    private final Policies policies;

    private final Places places;

    private final ReminderSender sender;

    private final Escalations escalations;

    private final EventFeed feed;

    private final WatcherConfig config;

    Firing(
            Deadlines deadlines,
            Policies policies,
            Places places,
            ReminderSender sender,
            Escalations escalations,
            EventFeed feed,
            WatcherConfig config) {
        this.deadlines = deadlines;
        this.policies = policies;
        this.places = places;
        this.sender = sender;
        this.escalations = escalations;
        this.feed = feed;
        this.config = config;
    }

    /** What a batch is going to write. */
    private static final class Batch {
        private final Instant now;
        private final Map<UUID, Matter> matters;
        private final Map<UUID, List<OnDuty>> onDuty;
        private final List<Reminder> reminders = new ArrayList<>();
        private final List<NewEscalation> escalations = new ArrayList<>();
        private final List<DomainEvent> events = new ArrayList<>();
        private final List<UUID> overdue = new ArrayList<>();
        private final List<UUID> unconfirmed = new ArrayList<>();
        private final List<Deadlines.Due> next = new ArrayList<>();

        Batch(Instant now, Map<UUID, Matter> matters, Map<UUID, List<OnDuty>> onDuty) {
            this.now = now;
            this.matters = matters;
            this.onDuty = onDuty;
        }
    }

    /** Fires up to a batch of clocks; answers how many rows it claimed. */
    int fire(String feedName, Horizon horizon, Instant now) {
        Map<UUID, Deadlines.Due> claimed =
                deadlines
                        .claim(feedName, horizon.confirmed(), horizon.unsure(), config.batch())
                        .stream()
                        .collect(Collectors.toMap(Deadlines.Due::clock, Function.identity()));
        if (claimed.isEmpty()) {
            return 0;
        }
        List<Deadline> clocks =
                deadlines.lock(claimed.keySet()).stream()
                        .filter(clock -> clock.state() != DeadlineState.STOPPED)
                        .toList();
        Batch batch = prepare(clocks, now);
        for (Deadline clock : clocks) {
            Instant from = claimed.get(clock.id()).nextAt();
            fire(clock, from, horizon.limit(from), horizon.isConfirmed(from), batch);
        }
        write(batch);
        return claimed.size();
    }

    private Batch prepare(List<Deadline> clocks, Instant now) {
        Map<UUID, Matter> matters =
                deadlines
                        .matters(clocks.stream().map(c -> c.about().id()).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(m -> m.about().id(), Function.identity()));
        Map<UUID, List<OnDuty>> onDuty =
                places.onDuty(clocks.stream().map(Deadline::zone).distinct().toList(), now).stream()
                        .collect(Collectors.groupingBy(OnDuty::zone));
        return new Batch(now, matters, onDuty);
    }

    private void fire(Deadline clock, Instant from, Instant limit, boolean confirmed, Batch batch) {
        List<Moment> fell = new ArrayList<>();
        for (Moment moment : clock.moments(policies)) {
            if (moment.at().isAfter(limit)) {
                batch.next.add(
                        new Deadlines.Due(
                                moment.at(),
                                clock.id(),
                                moment.step(),
                                clock.about().kind().feed()));
                break;
            }
            if (!moment.at().isBefore(from)) {
                fell.add(moment);
            }
        }
        for (Moment moment : collapsed(fell, batch.now)) {
            if (moment.step() == Moment.DUE) {
                overdue(clock, confirmed, batch);
            } else if (moment.action() == Action.REMIND) {
                remind(clock, moment, confirmed, batch);
            } else if (moment.step() == Moment.ALARM) {
                escalate(clock, moment, Tier.FIRST, Reason.LIFE_AT_RISK, confirmed, batch);
            } else {
                Tier tier = moment.target().equals("DESK") ? Tier.DESK : Tier.FIRST;
                escalate(clock, moment, tier, Reason.NOT_IN_TIME, confirmed, batch);
            }
        }
    }

    private boolean isLate(Moment moment, Instant now) {
        return moment.at().isBefore(now.minus(config.lateAfter()));
    }

    /**
     * Of the reminders that are late only the last one stays, and none beside one that is in time.
     */
    private List<Moment> collapsed(List<Moment> fell, Instant now) {
        List<Moment> kept = new ArrayList<>(fell);
        Moment last = null;
        for (Moment moment : fell) {
            if (moment.action() == Action.REMIND) {
                if (last != null && isLate(last, now)) {
                    kept.remove(last);
                }
                last = moment;
            }
        }
        return kept;
    }

    private static void overdue(Deadline clock, boolean confirmed, Batch batch) {
        if (clock.overdueAt() != null) {
            return;
        }
        batch.overdue.add(clock.id());
        if (!confirmed) {
            batch.unconfirmed.add(clock.id());
        }
        batch.events.add(
                clock.kind() == ClockKind.CONFIRMATION
                        ? ClockEvents.silenceOver(clock)
                        : ClockEvents.overdue(clock));
    }

    private void remind(Deadline clock, Moment moment, boolean confirmed, Batch batch) {
        Matter matter = batch.matters.get(clock.about().id());
        List<OnDuty> there = batch.onDuty.getOrDefault(clock.zone(), List.of());
        // What nobody is assigned to by its nature is up to whoever is on duty.
        boolean hasOwner = matter.about().kind() == About.Kind.REQUEST || matter.assignee() != null;
        boolean toAssignee = moment.target().equals("ASSIGNEE") && hasOwner;
        Set<UUID> recipients = new LinkedHashSet<>();
        if (!toAssignee) {
            recipients.addAll(onDuty(moment, matter, there));
        } else if (matter.assignee() != null) {
            recipients.add(matter.assignee());
        }
        boolean late = isLate(moment, batch.now);
        for (UUID recipient : recipients) {
            Instant sayAt = sayAt(clock, recipient, there, batch.now);
            batch.reminders.add(
                    Reminder.of(
                                    UuidCreator.getTimeOrderedEpoch(),
                                    clock,
                                    moment.step(),
                                    moment.repetition(),
                                    recipient,
                                    late,
                                    !confirmed,
                                    batch.now)
                            .notBefore(sayAt));
        }
        // A spot reminder that finds nobody is no finding: the ladder will say so at its time.
        if (recipients.isEmpty() && moment.step() != Moment.SPOT) {
            Reason reason = toAssignee ? Reason.NOBODY_ASSIGNED : Reason.NOBODY_ON_DUTY;
            escalate(clock, moment, Tier.DESK, reason, confirmed, batch);
        }
    }

    /** In quiet hours a private word waits for the morning, except for whoever is on duty. */
    private Instant sayAt(Deadline clock, UUID recipient, List<OnDuty> there, Instant now) {
        boolean onDuty = there.stream().anyMatch(duty -> duty.officer().equals(recipient));
        return onDuty ? now : policies.openTime(clock.term()).openFrom(now);
    }

    /** Who of those on duty is meant: a post, or those whose duty it is, or all. */
    private static List<UUID> onDuty(Moment moment, Matter matter, List<OnDuty> there) {
        if (moment.target().startsWith("POST:")) {
            String post = moment.target().substring("POST:".length());
            return there.stream()
                    .filter(duty -> duty.posts().contains(post))
                    .map(OnDuty::officer)
                    .toList();
        }
        List<UUID> responsible =
                there.stream()
                        .filter(duty -> duty.duties().contains(String.valueOf(matter.category())))
                        .map(OnDuty::officer)
                        .toList();
        return responsible.isEmpty() ? there.stream().map(OnDuty::officer).toList() : responsible;
    }

    private void escalate(
            Deadline clock,
            Moment moment,
            Tier tier,
            Reason reason,
            boolean confirmed,
            Batch batch) {
        batch.escalations.add(
                new NewEscalation(
                        tier, clock, moment.step(), reason, isLate(moment, batch.now), !confirmed));
    }

    private void write(Batch batch) {
        deadlines.put(batch.next);
        if (!batch.overdue.isEmpty()) {
            deadlines.markOverdue(batch.overdue, batch.unconfirmed, batch.now);
        }
        sender.send(batch.reminders, batch.now);
        escalations.open(batch.escalations, batch.now);
        feed.append(batch.events);
    }
}
