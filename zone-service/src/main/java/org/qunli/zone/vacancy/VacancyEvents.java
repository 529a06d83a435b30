package org.qunli.zone.vacancy;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** Tells of holes: facts, each once. */
final class VacancyEvents {

    private VacancyEvents() {}

    private record Facts(
            UUID vacancyId,
            UUID zoneId,
            Post post,
            Category category,
            UUID officerId,
            GapReason reason,
            Instant since,
            Vacancy.Outcome outcome,
            Instant at) {}

    static DomainEvent opened(Vacancy vacancy, Instant now) {
        boolean introduction = vacancy.hole().officerId() != null;
        return event(
                introduction ? "roster.introduction-missing" : "roster.vacancy-opened",
                vacancy,
                null,
                now);
    }

    static DomainEvent closed(Vacancy vacancy, Vacancy.Outcome outcome, Instant now) {
        boolean introduction = vacancy.hole().officerId() != null;
        return event(
                introduction ? "roster.introduction-given" : "roster.vacancy-closed",
                vacancy,
                outcome,
                now);
    }

    private static DomainEvent event(
            String type, Vacancy vacancy, Vacancy.Outcome outcome, Instant now) {
        return DomainEvent.of(type, "vacancy/" + vacancy.id(), now)
                .in(vacancy.district(), vacancy.zoneId())
                .data(
                        new Facts(
                                vacancy.id(),
                                vacancy.zoneId(),
                                vacancy.hole().post(),
                                vacancy.hole().category(),
                                vacancy.hole().officerId(),
                                vacancy.reason(),
                                vacancy.since(),
                                outcome,
                                now));
    }
}
