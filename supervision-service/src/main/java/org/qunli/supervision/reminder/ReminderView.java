package org.qunli.supervision.reminder;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.policy.ClockKind;

/** A reminder as it is read: alike for all that can bring one about, so without step and author. */
public record ReminderView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000004") UUID reminderId,
        About about,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000003") UUID clockId,
        @Schema(examples = "FIRST_RESPONSE") ClockKind clockKind,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000006") UUID officerId,
        @Schema(examples = "2026-04-04T02:30:00Z") Instant dueAt,
        @Schema(examples = "2026-04-04T02:24:00Z") Instant sentAt,
        @Schema(examples = "SENT") ReminderState state,
        Instant acknowledgedAt) {

    /** The view of a reminder. */
    public static ReminderView of(Reminder reminder) {
        return new ReminderView(
                reminder.id(),
                reminder.about(),
                reminder.zone(),
                reminder.clock(),
                reminder.kind(),
                reminder.recipient(),
                reminder.dueAt(),
                reminder.at(),
                reminder.state(),
                reminder.acknowledgedAt());
    }
}
