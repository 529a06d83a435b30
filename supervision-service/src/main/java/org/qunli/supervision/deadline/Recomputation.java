package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Policies;
import org.qunli.supervision.policy.Term;

/**
 * Derives clocks once more, from facts and the terms that were stamped and nothing else, and says
 * where those that are kept differ. Changes nothing.
 */
@ApplicationScoped
class Recomputation {

    private final Jdbi jdbi;

    private final Deadlines deadlines;

    private final ClockRows rows;

    private final ClockTerms terms;

    private final Policies policies;

    Recomputation(
            Jdbi jdbi, Deadlines deadlines, ClockRows rows, ClockTerms terms, Policies policies) {
        this.jdbi = jdbi;
        this.deadlines = deadlines;
        this.rows = rows;
        this.terms = terms;
        this.policies = policies;
    }

    /** What was compared. */
    record Report(
            List<Matter> matters, int clocks, List<RecomputationView.Difference> differences) {}

    /** Compares the clocks of a district's matters after {@code after}, in the order of ids. */
    Report compare(String district, UUID after, int limit, Instant now) {
        return Transactions.inNew(
                () -> {
                    // All of it as of one moment: what happens meanwhile is no difference.
                    jdbi.useHandle(
                            handle ->
                                    handle.execute(
                                            "set transaction isolation level repeatable read, read only"));
                    return compared(district, after, limit, now);
                });
    }

    private Report compared(String district, UUID after, int limit, Instant now) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from matter where district = :district
                                                  and (cast(:after as uuid) is null or id > :after)
                                                order by id limit :limit
                                                """)
                                        .bind("district", district)
                                        .bind("after", after)
                                        .bind("limit", limit)
                                        .mapTo(UUID.class)
                                        .list());
        Map<UUID, List<Deadline>> kept =
                deadlines.of(ids).stream()
                        .collect(Collectors.groupingBy(clock -> clock.about().id()));
        Map<UUID, List<Fact>> facts = rows.facts(ids);
        Map<String, ClockTerms.Stamp> stamps = new HashMap<>();
        // The last one counts.
        terms.of(ids).forEach(stamp -> stamps.put(stamp.matter() + "/" + stamp.key(), stamp));
        List<RecomputationView.Difference> differences = new ArrayList<>();
        List<Matter> matters = deadlines.matters(ids);
        int clocks = 0;
        for (Matter matter : matters) {
            UUID id = matter.about().id();
            List<Deadline> theirs = kept.getOrDefault(id, List.of());
            clocks += theirs.size();
            compare(matter, theirs, facts.getOrDefault(id, List.of()), stamps, now, differences);
        }
        return new Report(matters, clocks, differences);
    }

    private void compare(
            Matter matter,
            List<Deadline> kept,
            List<Fact> facts,
            Map<String, ClockTerms.Stamp> stamps,
            Instant now,
            List<RecomputationView.Difference> differences) {
        Map<String, Deadline> left =
                kept.stream().collect(Collectors.toMap(Deadline::key, Function.identity()));
        for (Span span : History.spans(facts)) {
            String key = Deadline.key(span.kind(), span.cycle(), span.round());
            Comparison found = new Comparison(matter.about(), key, differences);
            Deadline clock = left.remove(key);
            ClockTerms.Stamp stamp = stamps.get(matter.about().id() + "/" + key);
            if (clock == null || stamp == null) {
                found.of("clock", clock == null ? null : clock.id(), stamp);
            } else {
                compare(clock, span, term(stamp), now, found);
                found.of("zone", clock.zone(), matter.zone());
            }
        }
        // What an answer that never arrived had begun is kept, and was withdrawn.
        left.values().stream()
                .filter(clock -> clock.outcome() != Outcome.WITHDRAWN)
                .forEach(
                        clock ->
                                new Comparison(matter.about(), clock.key(), differences)
                                        .of("clock", clock.id(), null));
    }

    private Term term(ClockTerms.Stamp stamp) {
        return policies.term(
                stamp.policyName(),
                stamp.policyVersion(),
                ClockKind.valueOf(stamp.kind()),
                stamp.timeZone());
    }

    private void compare(Deadline clock, Span span, Term term, Instant now, Comparison found) {
        Derivation derived = Derivation.of(span, term, policies.openTime(term));
        boolean breached = clock.overdueAt() != null && derived.keepsBreach(now);
        found.of("term", clock.term(), term);
        found.of("startedAt", clock.startedAt(), span.start());
        found.of("dueAt", clock.dueAt(), derived.dueAt());
        found.of("stoppedAt", clock.stoppedAt(), span.stoppedAt());
        found.of("outcome", clock.outcome(), derived.outcome());
        found.of("state", clock.state(), derived.state(breached));
        found.of("breach", clock.overdueAt() != null, breached);
        found.of("alarmAt", clock.alarmAt(), span.alarmAt());
    }

    /** Notes what differs on one clock. */
    private record Comparison(
            About about, String key, List<RecomputationView.Difference> differences) {

        void of(String field, Object kept, Object derived) {
            if (!Objects.equals(kept, derived)) {
                differences.add(
                        new RecomputationView.Difference(
                                about, key, field, String.valueOf(kept), String.valueOf(derived)));
            }
        }
    }
}
