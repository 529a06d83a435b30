package org.qunli.request.similar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.feed.Appended;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.request.reading.Category;

/**
 * Keeps the index in the transaction of whatever changes what is in it: a solution, a reopening,
 * another category or zone, an edit, a recall. It makes a request's entry anew from the rows, so
 * that doing it twice, or on two pods, comes to the same.
 */
@ApplicationScoped
class AnswerKeeper {

    private static final Set<String> MOVING =
            Set.of(
                    "request.resolved",
                    "request.reopened",
                    "request.changed",
                    "request.closed",
                    "request.moved");

    private static final String TALK = "talk.heard";

    /** Fewer terms than this are no answer to anybody else ("好的", "送到了"). */
    private static final int LEAST = 3;

    private final Jdbi jdbi;

    private final Answers answers;

    private final TermAnalyzer analyzer;

    AnswerKeeper(Jdbi jdbi, Answers answers, TermAnalyzer analyzer) {
        this.jdbi = jdbi;
        this.answers = answers;
        this.analyzer = analyzer;
    }

    /** A solved request as it was asked in its group; public for the mapper only. */
    public record Solved(
            UUID id, String district, UUID zone, Category category, String text, Instant at) {}

    /** What an officer said about it; public for the mapper only. */
    public record Said(UUID request, UUID id, UUID officer, String text) {}

    private record Chosen(Said said, Set<Term> terms) {}

    void on(@Observes Appended appended) {
        Set<UUID> touched = new LinkedHashSet<>();
        for (DomainEvent event : appended.events()) {
            if (MOVING.contains(event.type())) {
                touched.add(
                        UUID.fromString(
                                event.subject().substring(event.subject().indexOf('/') + 1)));
            } else if (event.type().equals(TALK)) {
                touched.addAll(changed(event));
            }
        }
        if (!touched.isEmpty()) {
            refresh(touched);
        }
    }

    /** The requests that an edited or recalled message is part of. */
    private static List<UUID> changed(DomainEvent talk) {
        if (!(talk.data() instanceof Map<?, ?> data)
                || "NEW".equals(data.get("kind"))
                || !(data.get("requestIds") instanceof List<?> ids)) {
            return List.of();
        }
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** Makes the entries of these requests anew; one that may not be found has none. */
    void refresh(Collection<UUID> requests) {
        List<Solved> solved = solved(requests);
        Map<UUID, Chosen> words =
                solved.isEmpty() ? Map.of() : words(solved.stream().map(Solved::id).toList());
        List<Answers.Entry> entries = new ArrayList<>();
        for (Solved request : solved) {
            Chosen chosen = words.get(request.id());
            if (chosen != null) {
                entries.add(entry(request, chosen));
            }
        }
        answers.replace(requests, entries);
    }

    private Answers.Entry entry(Solved request, Chosen chosen) {
        Set<Integer> terms = new LinkedHashSet<>();
        analyzer.terms(request.text()).forEach(term -> terms.add(term.hash()));
        int asked = terms.size();
        chosen.terms().forEach(term -> terms.add(term.hash()));
        return new Answers.Entry(
                request.id(),
                chosen.said().id(),
                chosen.said().officer(),
                request.district(),
                request.zone(),
                request.category(),
                terms.stream().mapToInt(Integer::intValue).toArray(),
                asked,
                request.at());
    }

    /** Solved in a group's sight, and not taken back. Where a life is at risk, nobody looks up. */
    private List<Solved> solved(Collection<UUID> requests) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.id, r.district, r.zone, r.category, r.text, r.resolved_at as at
                                        from resident_request r
                                        where r.id = any(cast(:requests as uuid[]))
                                          and r.status in ('RESOLVED', 'CONFIRMED', 'RESOLVED_UNCONFIRMED')
                                          and r.group_id is not null and not r.confidential
                                          and not r.life_at_risk and r.text <> ''
                                          and not exists (
                                              select 1 from talk t
                                              where t.channel = r.sender_channel and t.tenant = r.sender_tenant
                                                and t.conversation = 'group:' || r.group_id
                                                and t.message_id = r.message_id
                                                and t.recalled_at is not null)
                                        """)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .map(ConstructorMapper.of(Solved.class))
                                .list());
    }

    /** Of each request the officer's word that says most; of equals the last. */
    private Map<UUID, Chosen> words(Collection<UUID> requests) {
        Map<UUID, Chosen> best = new HashMap<>();
        for (Said said : said(requests)) {
            Set<Term> terms = new LinkedHashSet<>();
            analyzer.terms(said.text()).stream()
                    .filter(term -> term.worth() > Term.CHARACTER)
                    .forEach(terms::add);
            Chosen before = best.get(said.request());
            if (terms.size() >= LEAST
                    && (before == null || terms.size() >= before.terms().size())) {
                best.put(said.request(), new Chosen(said, terms));
            }
        }
        return best;
    }

    private List<Said> said(Collection<UUID> requests) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select u.request, u.id, u.officer, coalesce(t.text, u.text) as text
                                        from request_update u
                                        left join talk t on t.id = u.message_key
                                        where u.request = any(cast(:requests as uuid[]))
                                          and u.kind in ('RESPONSE', 'PROGRESS', 'RESOLUTION')
                                          and u.officer is not null and u.text is not null
                                          and t.recalled_at is null and not coalesce(t.direct, false)
                                        order by u.id
                                        """)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .map(ConstructorMapper.of(Said.class))
                                .list());
    }
}
