package org.qunli.zone.vacancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** A zone's roster over a period, with all that decides whether it has a hole. */
record Picture(
        UUID zoneId,
        String district,
        ControlLevel level,
        ZoneStatus status,
        Instant controlledSince,
        List<Term> terms,
        List<Stint> stints,
        List<Away> absences) {

    /**
     * An officer on the roster from a moment until another, or null.
     *
     * @param firstDuty when their first duty here begins or began; null if the plan has none
     */
    record Term(
            UUID officerId,
            Post post,
            boolean standIn,
            Instant introducedAt,
            boolean hasChatId,
            Instant firstDuty,
            Instant from,
            Instant until) {

        boolean holds(Instant at) {
            return !from.isAfter(at) && (until == null || until.isAfter(at));
        }

        /** Volunteers come and go: nobody waits for their introduction. */
        boolean mustIntroduce() {
            return post != Post.VOLUNTEER && introducedAt == null && firstDuty != null;
        }
    }

    /** What an officer does from a moment until another. */
    record Stint(
            UUID officerId, List<Post> posts, List<Category> duties, Instant from, Instant to) {

        boolean holds(Instant at) {
            return !from.isAfter(at) && to.isAfter(at);
        }
    }

    /** An absence. */
    record Away(UUID officerId, Instant from, Instant to) {

        boolean holds(Instant at) {
            return !from.isAfter(at) && to.isAfter(at);
        }
    }
}
