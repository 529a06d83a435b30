package org.qunli.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Priority;
import org.qunli.supervision.place.Zone;

/** What the words of reminders need to know, looked up once for many. */
@ApplicationScoped
class ReminderLines {

    private final Places places;

    private final Deadlines deadlines;

    ReminderLines(Places places, Deadlines deadlines) {
        this.places = places;
        this.deadlines = deadlines;
    }

    /** What is known of the zones and matters of some reminders. */
    record Known(Map<UUID, Zone> zones, Map<UUID, Matter> matters, Map<String, ZoneId> timeZones) {

        ReminderText.Line of(Reminder reminder) {
            Zone zone = zones.get(reminder.zone());
            Matter matter = matters.get(reminder.about().id());
            return new ReminderText.Line(
                    reminder,
                    zone == null ? "" : zone.nameZh(),
                    zone == null ? "Your zone" : zone.nameEn(),
                    matter == null ? null : matter.excerpt(),
                    timeZones.get(reminder.district()));
        }

        /** Whether one of these bears no delay. */
        boolean isUrgent(List<Reminder> theirs) {
            return theirs.stream()
                    .map(reminder -> matters.get(reminder.about().id()))
                    .anyMatch(
                            matter ->
                                    matter != null
                                            && (matter.lifeAtRisk()
                                                    || Priority.URGENT
                                                            .name()
                                                            .equals(matter.priority())));
        }
    }

    Known about(Collection<Reminder> reminders) {
        return new Known(
                places.zones(reminders.stream().map(Reminder::zone).distinct().toList()).stream()
                        .collect(Collectors.toMap(Zone::id, Function.identity())),
                deadlines
                        .matters(reminders.stream().map(r -> r.about().id()).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(m -> m.about().id(), Function.identity())),
                reminders.stream()
                        .map(Reminder::district)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), places::timeZone)));
    }
}
