package org.qunli.request.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.reading.Category;

/**
 * The rules of routing, over one zone's roster at one moment: whom the resident named, who helps
 * the household already, whose duty it is, whose post it is, anybody on duty; of equals the one
 * with the fewest open requests.
 *
 * @param roster everyone on the zone's roster
 * @param posts who is responsible for the category, first to last
 * @param load open requests by officer; who has none may be left out
 * @param helping officers with an open request of the household, the latest first
 */
record RouteRules(
        List<RosterEntry> roster, List<Post> posts, Map<UUID, Integer> load, List<UUID> helping) {

    /**
     * @param mentioned officers whom the resident mentioned, in order; others than the roster's are
     *     ignored
     */
    Route choose(Category category, Set<UUID> mentioned, boolean lifeAtRisk) {
        List<RosterEntry> named = entries(mentioned);
        Route route = lifeAtRisk ? rescue(category, named) : ordinary(category, named);
        Set<RosterEntry> helpers = new LinkedHashSet<>(named);
        helpers.addAll(route.helpers());
        helpers.remove(route.assignee());
        return new Route(route.assignee(), List.copyOf(helpers), route.reason());
    }

    private Route ordinary(Category category, List<RosterEntry> named) {
        return byMention(category, named)
                .or(() -> sticky(category))
                .or(() -> best(onDuty(e -> e.answersFor(category)), AssignReason.DUTY))
                .or(this::byPost)
                .or(() -> leastLoaded(onDuty(e -> true), AssignReason.ANYONE_ON_DUTY))
                .orElse(new Route(null, List.of(), AssignReason.NOBODY_ON_DUTY));
    }

    /** Whom the resident named gets it if it is theirs; off duty their substitute does. */
    private Optional<Route> byMention(Category category, List<RosterEntry> named) {
        Optional<RosterEntry> fitting =
                named.stream().filter(e -> e.answersFor(category)).findFirst();
        Optional<Route> substitute =
                fitting.filter(e -> !e.onDuty())
                        .flatMap(e -> inPlaceOf(e.officerId()))
                        .map(e -> route(e, AssignReason.SUBSTITUTE));
        return substitute.or(() -> fitting.map(e -> route(e, AssignReason.MENTIONED)));
    }

    /** Who helps the household already knows the way, as long as the matter is theirs too. */
    private Optional<Route> sticky(Category category) {
        for (UUID officer : helping) {
            Optional<RosterEntry> known =
                    onDuty(e -> e.officerId().equals(officer) && isFor(e, category)).stream()
                            .findFirst();
            if (known.isPresent()) {
                return known.map(e -> route(e, AssignReason.STICKY));
            }
            Optional<RosterEntry> substitute = inPlaceOf(officer).filter(e -> isFor(e, category));
            if (substitute.isPresent()) {
                return substitute.map(e -> route(e, AssignReason.SUBSTITUTE));
            }
        }
        return Optional.empty();
    }

    private Optional<Route> byPost() {
        for (Post post : posts) {
            Optional<Route> byPost = best(onDuty(e -> e.fills(post)), AssignReason.POST_ORDER);
            if (byPost.isPresent()) {
                return byPost;
            }
        }
        return Optional.empty();
    }

    /** The medical worker and a backup at once; a medical worker off duty is told as well. */
    private Route rescue(Category category, List<RosterEntry> named) {
        Optional<RosterEntry> medical =
                named.stream()
                        .filter(RouteRules::isMedical)
                        .findFirst()
                        .or(() -> first(onDuty(RouteRules::isMedical)));
        Route usual = ordinary(category, named);
        RosterEntry assignee = medical.orElse(usual.assignee());
        AssignReason reason = usual.reason();
        if (medical.isPresent()) {
            reason = named.contains(assignee) ? AssignReason.MENTIONED : AssignReason.LIFE_AT_RISK;
        }
        List<RosterEntry> helpers = new ArrayList<>();
        first(onDuty(entry -> !entry.equals(assignee) && isMedical(entry)))
                .or(() -> Optional.ofNullable(usual.assignee()).filter(e -> !e.equals(assignee)))
                .or(() -> first(onDuty(entry -> !entry.equals(assignee))))
                .ifPresent(helpers::add);
        if (medical.isEmpty() || helpers.isEmpty()) {
            roster.stream()
                    .filter(entry -> isMedical(entry) && !entry.equals(assignee))
                    .forEach(helpers::add);
        }
        return new Route(assignee, helpers, reason);
    }

    /** Among those of a post: on duty if there is one, else anybody who fills it. */
    Optional<Route> ofPost(Post post) {
        return leastLoaded(onDuty(e -> e.fills(post)), AssignReason.OBJECTION)
                .or(() -> leastLoaded(all(e -> e.fills(post)), AssignReason.OBJECTION));
    }

    private List<RosterEntry> entries(Set<UUID> officers) {
        return officers.stream()
                .flatMap(id -> roster.stream().filter(e -> e.officerId().equals(id)))
                .toList();
    }

    private Optional<RosterEntry> inPlaceOf(UUID officer) {
        return first(onDuty(e -> e.standsInFor().contains(officer)));
    }

    /** Whose duty it is comes first; without such a one on duty the posts do. */
    private boolean isFor(RosterEntry entry, Category category) {
        return entry.answersFor(category)
                || posts.stream().anyMatch(entry::fills)
                        && onDuty(e -> e.answersFor(category)).isEmpty();
    }

    private static boolean isMedical(RosterEntry entry) {
        return entry.fills(Post.MEDICAL_WORKER);
    }

    private static Route route(RosterEntry entry, AssignReason reason) {
        return new Route(entry, List.of(), reason);
    }

    /**
     * The best of some, with what decided: that they stand in, that they have least, or why at all.
     */
    private Optional<Route> best(List<RosterEntry> some, AssignReason reason) {
        return first(some)
                .map(
                        e -> {
                            if (!e.standsInFor().isEmpty()) {
                                return route(e, AssignReason.SUBSTITUTE);
                            }
                            return route(e, some.size() > 1 ? AssignReason.LEAST_LOADED : reason);
                        });
    }

    private Optional<Route> leastLoaded(List<RosterEntry> some, AssignReason reason) {
        return first(some).map(e -> route(e, reason));
    }

    private static Optional<RosterEntry> first(List<RosterEntry> some) {
        return some.stream().findFirst();
    }

    private List<RosterEntry> onDuty(Predicate<RosterEntry> fits) {
        return all(fits.and(RosterEntry::onDuty));
    }

    private List<RosterEntry> all(Predicate<RosterEntry> fits) {
        return roster.stream()
                .filter(fits)
                .sorted(
                        Comparator.comparing((RosterEntry e) -> load.getOrDefault(e.officerId(), 0))
                                .thenComparing(e -> rank(e.post()))
                                .thenComparing(RosterEntry::officerId))
                .toList();
    }

    private int rank(Post post) {
        int rank = posts.indexOf(post);
        return rank < 0 ? Post.values().length + post.ordinal() : rank;
    }
}
