package org.qunli.supervision.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.DeadlineState;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.Matter;
import org.qunli.supervision.place.OnDuty;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Moment;
import org.qunli.supervision.reminder.Reminder;
import org.qunli.supervision.reminder.ReminderSender;
import org.qunli.supervision.reminder.ReminderView;
import org.qunli.supervision.reminder.Reminders;

/**
 * A word outside the ladder, in the ladder's form: about the clock that is due soonest, to whoever
 * a step would remind. Author first, in the covert schema, then the reminder: a crash between
 * leaves no reminder without an author. Not kit's idempotency, which keeps the client's name where
 * others read.
 */
@Path("/v1/reminders")
@Tag(name = "Reminders", description = "Private words to officers")
public class NudgeResource {

    private static final int REPETITIONS = 1_000_000_000;

    private final Nudges nudges;

    private final Sight sight;

    private final Deadlines deadlines;

    private final Places places;

    private final Reminders reminders;

    private final ReminderSender sender;

    private final Caller caller;

    private final Clock clock;

    NudgeResource(
            Nudges nudges,
            Sight sight,
            Deadlines deadlines,
            Places places,
            Reminders reminders,
            ReminderSender sender,
            Caller caller,
            Clock clock) {
        this.nudges = nudges;
        this.sight = sight;
        this.deadlines = deadlines;
        this.places = places;
        this.reminders = reminders;
        this.sender = sender;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "createReminder", summary = "Remind whoever has a request in hand")
    public RestResponse<ReminderView> create(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String key,
            @NotNull @Valid NewNudge body) {
        Matter matter =
                deadlines.matters(Set.of(body.requestId())).stream()
                        .findFirst()
                        .orElseThrow(NotFound::new);
        sight.require(matter.zone());
        String requestKey = key == null ? null : caller.client() + "|" + key;
        Optional<Reminder> before =
                nudges.known(body.requestId(), requestKey).flatMap(reminders::find);
        if (before.isPresent()) {
            return Answers.created("/v1/reminders", ReminderView.of(before.get()));
        }
        Instant now = clock.instant();
        Deadline pressing = pressing(body.requestId());
        UUID recipient = recipient(matter, now);
        UUID id = nudges.note(caller.subject(), body.requestId(), requestKey, now);
        Transactions.runInNew(() -> send(id, pressing, recipient, now));
        Reminder sent = reminders.find(id).orElseThrow();
        return Answers.created("/v1/reminders", ReminderView.of(sent));
    }

    private void send(UUID id, Deadline pressing, UUID recipient, Instant now) {
        int repetition = Math.floorMod(id.hashCode(), REPETITIONS);
        sender.send(
                List.of(
                        Reminder.of(
                                id,
                                pressing,
                                Moment.EXTRA,
                                repetition,
                                recipient,
                                false,
                                false,
                                now)),
                now);
    }

    private Deadline pressing(UUID request) {
        return deadlines.of(Set.of(request)).stream()
                .filter(c -> c.state() != DeadlineState.STOPPED)
                .filter(c -> c.kind() != ClockKind.CONFIRMATION)
                .min(Comparator.comparing(Deadline::dueAt))
                .orElseThrow(NothingRuns::new);
    }

    private UUID recipient(Matter matter, Instant now) {
        if (matter.assignee() != null) {
            return matter.assignee();
        }
        List<OnDuty> there = places.onDuty(Set.of(matter.zone()), now);
        return there.stream()
                .filter(duty -> duty.duties().contains(String.valueOf(matter.category())))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .map(OnDuty::officer)
                .orElseThrow(NobodyToRemind::new);
    }
}
