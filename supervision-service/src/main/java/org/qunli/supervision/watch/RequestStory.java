package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.reminder.ReminderView;

/** The whole story of a request. */
public record RequestStory(
        WatchedRequest request,
        List<Event> events,
        List<TalkLine> talk,
        List<ReminderView> reminders) {

    /** Something that happened to it. */
    public record Event(
            @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
            @Schema(examples = "OPENED") String type,
            @Schema(examples = "1") int cycle) {

        static Event of(Deadlines.Happening happening) {
            return new Event(happening.at(), happening.type(), happening.cycle());
        }
    }
}
