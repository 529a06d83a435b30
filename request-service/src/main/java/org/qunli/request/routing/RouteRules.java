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
 * The rules of routing, over one zone's roster at one moment.
 *
 * @param roster everyone on the zone's roster
 * @param posts who is responsible for the category, first to last
 * @param load open requests by officer; who has none may be left out
 */
record RouteRules(List<RosterEntry> roster, List<Post> posts, Map<UUID, Integer> load) {

    /**
     * @param mentioned officers whom the resident mentioned, in order; others than the roster's are
     *     ignored
     */
    Route choose(Category category, Set<UUID> mentioned, boolean lifeAtRisk) {
        List<RosterEntry> named =
                mentioned.stream()
                        .flatMap(id -> roster.stream().filter(e -> e.officerId().equals(id)))
                        .toList();
        Route route = lifeAtRisk ? rescue(category, named) : ordinary(category, named);
        Set<RosterEntry> helpers = new LinkedHashSet<>(named);
        helpers.addAll(route.helpers());
        helpers.remove(route.assignee());
        return new Route(route.assignee(), List.copyOf(helpers), route.reason());
    }

    private Route ordinary(Category category, List<RosterEntry> named) {
        Optional<RosterEntry> fitting =
                named.stream().filter(e -> e.answersFor(category)).findFirst();
        if (fitting.isPresent()) {
            return new Route(fitting.get(), List.of(), AssignReason.MENTIONED);
        }
        Optional<RosterEntry> byDuty = onDuty(entry -> entry.answersFor(category));
        if (byDuty.isPresent()) {
            return new Route(byDuty.get(), List.of(), AssignReason.DUTY);
        }
        for (Post post : posts) {
            Optional<RosterEntry> byPost = onDuty(entry -> entry.fills(post));
            if (byPost.isPresent()) {
                return new Route(byPost.get(), List.of(), AssignReason.POST_ORDER);
            }
        }
        return onDuty(entry -> true)
                .map(anyone -> new Route(anyone, List.of(), AssignReason.ANYONE_ON_DUTY))
                .orElse(new Route(null, List.of(), AssignReason.NOBODY_ON_DUTY));
    }

    /** The medical worker and a backup at once; a medical worker off duty is told as well. */
    private Route rescue(Category category, List<RosterEntry> named) {
        Optional<RosterEntry> medical =
                named.stream()
                        .filter(RouteRules::isMedical)
                        .findFirst()
                        .or(() -> onDuty(RouteRules::isMedical));
        Route usual = ordinary(category, named);
        RosterEntry assignee = medical.orElse(usual.assignee());
        AssignReason reason = usual.reason();
        if (medical.isPresent()) {
            reason = named.contains(assignee) ? AssignReason.MENTIONED : AssignReason.DUTY;
        }
        List<RosterEntry> helpers = new ArrayList<>();
        onDuty(entry -> !entry.equals(assignee) && isMedical(entry))
                .or(() -> Optional.ofNullable(usual.assignee()).filter(e -> !e.equals(assignee)))
                .or(() -> onDuty(entry -> !entry.equals(assignee)))
                .ifPresent(helpers::add);
        if (medical.isEmpty() || helpers.isEmpty()) {
            roster.stream()
                    .filter(entry -> isMedical(entry) && !entry.equals(assignee))
                    .forEach(helpers::add);
        }
        return new Route(assignee, helpers, reason);
    }

    private static boolean isMedical(RosterEntry entry) {
        return entry.fills(Post.MEDICAL_WORKER);
    }

    private Optional<RosterEntry> onDuty(Predicate<RosterEntry> fits) {
        return roster.stream()
                .filter(RosterEntry::onDuty)
                .filter(fits)
                .min(
                        Comparator.comparing((RosterEntry e) -> load.getOrDefault(e.officerId(), 0))
                                .thenComparing(e -> rank(e.post()))
                                .thenComparing(RosterEntry::officerId));
    }

    private int rank(Post post) {
        int rank = posts.indexOf(post);
        return rank < 0 ? Post.values().length + post.ordinal() : rank;
    }
}
