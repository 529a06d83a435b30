package org.qunli.request.similar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;
import org.qunli.request.similar.Answers.Scope;

/** Finds what was solved before and is like a question: first of its zone, then of its district. */
@ApplicationScoped
class SimilarRequests {

    /** What holds less of the question than this isn't like it. */
    private static final double LEAST = 0.15;

    private final Answers answers;

    private final TermAnalyzer analyzer;

    private final TermWeights weights;

    private final SimilarConfig config;

    private final Jdbi jdbi;

    private final Clock clock;

    SimilarRequests(
            Answers answers,
            TermAnalyzer analyzer,
            TermWeights weights,
            SimilarConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.answers = answers;
        this.analyzer = analyzer;
        this.weights = weights;
        this.config = config;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What is asked, and where.
     *
     * @param category what it reads as; OTHER prefers none
     * @param self the request that asks, or null
     */
    record Wanted(String district, UUID zoneId, String text, Category category, UUID self) {}

    private record Ranked(Candidate candidate, double score, double likeness) {}

    /** The words of a found request; public for the mapper only. */
    public record Words(
            UUID id, String question, String answer, String raisedBy, String officer, Post post) {}

    /** The most similar, at most {@code limit}. */
    List<AnswerView> find(Wanted wanted, int limit) {
        TermWeights.Counts counts = weights.counts();
        Question question = new Question(analyzer.terms(wanted.text()), wanted.category(), counts);
        if (question.isEmpty() || answers.isEmpty()) {
            return List.of();
        }
        Scope scope =
                new Scope(
                        wanted.district(), wanted.zoneId(), clock.instant().minus(config.maxAge()));
        Map<UUID, Ranked> ranked = new HashMap<>();
        for (Candidate candidate : answers.near(scope, Selection.of(question, counts))) {
            double likeness = question.likeness(candidate);
            if (likeness >= LEAST && !candidate.requestId().equals(wanted.self())) {
                ranked.put(
                        candidate.requestId(),
                        new Ranked(candidate, question.score(candidate), likeness));
            }
        }
        Comparator<Ranked> nearest =
                Comparator.comparing(r -> !r.candidate().zoneId().equals(wanted.zoneId()));
        List<Ranked> best =
                ranked.values().stream()
                        .sorted(
                                nearest.thenComparing(Ranked::score, Comparator.reverseOrder())
                                        .thenComparing(
                                                r -> r.candidate().solvedAt(),
                                                Comparator.reverseOrder()))
                        .limit(limit)
                        .toList();
        return views(best, wanted.zoneId());
    }

    private List<AnswerView> views(List<Ranked> ranked, UUID zone) {
        if (ranked.isEmpty()) {
            return List.of();
        }
        Map<UUID, Words> words = new HashMap<>();
        words(ranked.stream().map(r -> r.candidate().requestId()).toList())
                .forEach(word -> words.put(word.id(), word));
        List<AnswerView> views = new ArrayList<>();
        for (Ranked found : ranked) {
            Words word = words.get(found.candidate().requestId());
            if (word != null) {
                views.add(view(found, word, zone));
            }
        }
        return views;
    }

    private static AnswerView view(Ranked found, Words word, UUID zone) {
        Candidate request = found.candidate();
        boolean sameZone = request.zoneId().equals(zone);
        return new AnswerView(
                request.requestId(),
                null,
                sameZone,
                request.category(),
                sameZone ? Redaction.of(word.question(), word.raisedBy()) : null,
                Redaction.of(word.answer(), word.raisedBy()),
                word.officer(),
                word.post(),
                request.solvedAt(),
                Math.round(100 * found.likeness()) / 100.0);
    }

    /** As they are now: what was taken back or purged meanwhile is left out. */
    private List<Words> words(List<UUID> requests) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.id, r.text as question, coalesce(t.text, u.text) as answer,
                                               r.raised_by, o.name as officer, s.post
                                        from answer a
                                        join resident_request r on r.id = a.request
                                        join request_update u on u.id = a.word
                                        left join talk t on t.id = u.message_key
                                        left join officer o on o.id = u.officer
                                        left join roster s on s.zone = r.zone and s.officer = u.officer
                                        where a.request = any(cast(:requests as uuid[]))
                                          and r.status in ('RESOLVED', 'CONFIRMED', 'RESOLVED_UNCONFIRMED')
                                          and not r.confidential and r.text <> ''
                                          and t.recalled_at is null and coalesce(t.text, u.text) <> ''
                                        """)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .map(ConstructorMapper.of(Words.class))
                                .list());
    }
}
