package org.qunli.zone.vacancy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.staffing.Staffing;

/** The rules of what is a hole, over one zone's roster. */
final class GapFinder {

    private final Picture picture;
    private final Staffing staffing;
    private final Duration grace;
    private final List<Gap> found = new ArrayList<>();
    private final Map<Hole, Integer> last = new HashMap<>();

    /**
     * @param grace how long after the first duty's begin an introduction may come
     */
    GapFinder(Picture picture, Staffing staffing, Duration grace) {
        this.picture = picture;
        this.staffing = staffing;
        this.grace = grace;
    }

    /** The holes between two moments, cut at both; only an active zone has any. */
    List<Gap> find(Instant from, Instant to) {
        if (picture.status() != ZoneStatus.ACTIVE) {
            return List.of();
        }
        Instant start = from;
        for (Instant end : boundaries(from, to)) {
            posts(start, end);
            categories(start, end);
            start = end;
        }
        picture.terms().forEach(term -> officer(term, from, to));
        found.sort(Comparator.comparing(Gap::from).thenComparing(Gap::reason));
        return found;
    }

    private TreeSet<Instant> boundaries(Instant from, Instant to) {
        TreeSet<Instant> moments = new TreeSet<>();
        picture.stints().forEach(s -> moments.addAll(List.of(s.from(), s.to())));
        picture.absences().forEach(a -> moments.addAll(List.of(a.from(), a.to())));
        for (Picture.Term term : picture.terms()) {
            moments.add(term.from());
            if (term.until() != null) {
                moments.add(term.until());
            }
        }
        moments.add(to);
        moments.removeIf(moment -> !moment.isAfter(from) || moment.isAfter(to));
        return moments;
    }

    private void posts(Instant start, Instant end) {
        for (Post post : Post.required()) {
            int min = staffing.slots(picture.level(), post).min();
            long there =
                    picture.stints().stream()
                            .filter(s -> s.holds(start) && s.posts().contains(post))
                            .count();
            if (there < min) {
                add(Hole.of(post), why(post, min, start), start, end);
            }
        }
    }

    private GapReason why(Post post, int min, Instant at) {
        List<Picture.Term> holders =
                picture.terms().stream()
                        .filter(t -> t.post() == post && !t.standIn() && t.holds(at))
                        .toList();
        if (holders.isEmpty()) {
            return GapReason.POST_VACANT;
        }
        if (holders.size() < min) {
            return GapReason.BELOW_MIN;
        }
        boolean absent =
                picture.absences().stream()
                        .filter(away -> away.holds(at))
                        .anyMatch(
                                away ->
                                        holders.stream()
                                                .anyMatch(
                                                        t ->
                                                                t.officerId()
                                                                        .equals(away.officerId())));
        return absent ? GapReason.ABSENT_WITHOUT_SUBSTITUTE : GapReason.SHIFT_HOLE;
    }

    private void categories(Instant start, Instant end) {
        for (Category category : staffing.categories(picture.level())) {
            boolean covered =
                    picture.stints().stream()
                            .anyMatch(s -> s.holds(start) && s.duties().contains(category));
            if (!covered) {
                add(Hole.of(category), GapReason.CATEGORY_UNCOVERED, start, end);
            }
        }
    }

    private void officer(Picture.Term term, Instant from, Instant to) {
        Instant start = term.from().isAfter(from) ? term.from() : from;
        Instant end = term.until() == null || term.until().isAfter(to) ? to : term.until();
        if (!term.hasChatId() && start.isBefore(end)) {
            add(Hole.of(term.officerId()), GapReason.OFFICER_WITHOUT_CHAT_ID, start, end);
        }
        if (term.mustIntroduce()) {
            Instant due = term.firstDuty().plus(grace);
            Instant begin = due.isAfter(start) ? due : start;
            if (begin.isBefore(end)) {
                add(Hole.of(term.officerId()), GapReason.NO_INTRODUCTION, begin, end);
            }
        }
    }

    /** Adds a hole, or makes the one longer that ends where this one begins. */
    private void add(Hole hole, GapReason reason, Instant from, Instant to) {
        Integer before = last.get(hole);
        if (before != null
                && found.get(before).reason() == reason
                && found.get(before).to().equals(from)) {
            found.set(before, Gap.of(hole, reason, found.get(before).from(), to));
        } else {
            last.put(hole, found.size());
            found.add(Gap.of(hole, reason, from, to));
        }
    }
}
