package org.qunli.supervision.inspection;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.problem.Invalid;
import org.qunli.supervision.author.Authors;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.InspectionClocks;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.policy.Moment;
import org.qunli.supervision.reminder.Reminder;
import org.qunli.supervision.reminder.ReminderSender;

/**
 * Puts inspections on record, in the running transaction: findings, their clocks, and the word to
 * each owner, in the form in which ladders remind.
 */
@ApplicationScoped
class Inspecting {

    private static final Logger LOG = Logger.getLogger(Inspecting.class);

    private final Inspections inspections;

    private final Findings findings;

    private final InspectionClocks clocks;

    private final Deadlines deadlines;

    private final Places places;

    private final ReminderSender sender;

    private final Authors authors;

    Inspecting(
            Inspections inspections,
            Findings findings,
            InspectionClocks clocks,
            Deadlines deadlines,
            Places places,
            ReminderSender sender,
            Authors authors) {
        this.inspections = inspections;
        this.findings = findings;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.places = places;
        this.sender = sender;
        this.authors = authors;
    }

    /** The inspection of this id, unless it is on record already. */
    void inspect(UUID id, Zone zone, List<NewFinding> found, Instant now) {
        for (int i = 0; i < found.size(); i++) {
            requireOfficer("findings[" + i + "].owner", zone.district(), found.get(i).owner());
            requireLater("findings[" + i + "].dueAt", found.get(i).dueAt(), now);
        }
        if (!inspections.add(new Inspection(id, zone.district(), zone.id(), now))) {
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            find(id, zone, found.get(i), i, now);
        }
        LOG.infof("Inspection %s found %d", id, found.size());
    }

    private void find(UUID inspection, Zone zone, NewFinding found, int position, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (found.note() != null) {
            authors.note(Acts.FOUND, id, found.note(), now);
        }
        findings.add(
                new Finding(
                        id,
                        inspection,
                        zone.district(),
                        zone.id(),
                        found.kind(),
                        found.owner(),
                        FindingState.OPEN,
                        now,
                        null,
                        null,
                        null),
                position);
        findings.show(id, id, found.photos());
        clocks.open(
                id,
                zone.district(),
                zone.id(),
                found.owner(),
                found.kind().zh() + " / " + found.kind().en(),
                now,
                found.dueAt());
        remind(id, found.owner(), now);
    }

    void requireOfficer(String field, String district, UUID officer) {
        if (!places.districtOf(officer).filter(district::equals).isPresent()) {
            throw new Invalid(field, "officer-of-the-district");
        }
    }

    void requireLater(String field, Instant dueAt, Instant now) {
        if (dueAt != null && !dueAt.isAfter(now)) {
            throw new Invalid(field, "in-the-future");
        }
    }

    /** Tells the owner what runs on a finding. */
    void remind(UUID finding, UUID owner, Instant now) {
        deadlines.of(Set.of(finding)).stream()
                .max((a, b) -> a.startedAt().compareTo(b.startedAt()))
                .ifPresent(clock -> sender.send(List.of(word(clock, owner, now)), now));
    }

    private static Reminder word(Deadline clock, UUID owner, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        int repetition = id.hashCode() & Integer.MAX_VALUE;
        return Reminder.of(id, clock, Moment.EXTRA, repetition, owner, false, false, now);
    }
}
