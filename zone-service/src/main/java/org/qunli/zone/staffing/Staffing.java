package org.qunli.zone.staffing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.sealing.ControlLevel;

/**
 * The slots of a district's zones by level. A level or post that isn't named has what ships;
 * volunteers come besides, as many as want to.
 */
public record Staffing(@NotNull @Size(max = 3) List<@NotNull @Valid LevelStaffing> levels) {

    /** A post served around the clock takes five: two of a day, two of a night and a relief. */
    private static final int MAX = 5;

    /** What ships: the five posts of 五包一 where people can't leave, fewer elsewhere. */
    public static final Staffing SHIPPED =
            new Staffing(
                    List.of(
                            level(
                                    ControlLevel.SEALED,
                                    Post.required(),
                                    List.of(
                                            Category.MEDICINE,
                                            Category.MEDICAL_CARE,
                                            Category.SUPPLIES)),
                            level(
                                    ControlLevel.CONTROLLED,
                                    List.of(Post.MEDICAL_WORKER, Post.GRID_WORKER),
                                    List.of()),
                            level(ControlLevel.PRECAUTION, List.of(Post.GRID_WORKER), List.of())));

    private static LevelStaffing level(
            ControlLevel level, List<Post> needed, List<Category> categories) {
        return new LevelStaffing(
                level,
                Post.required().stream()
                        .map(post -> new PostSlots(post, needed.contains(post) ? 1 : 0, MAX))
                        .toList(),
                categories);
    }

    /** The slots of one of the five posts. */
    public PostSlots slots(ControlLevel level, Post post) {
        return levels.stream()
                .filter(known -> known.level() == level)
                .flatMap(known -> known.posts().stream())
                .filter(slots -> slots.post() == post)
                .findFirst()
                .orElseGet(() -> SHIPPED.slots(level, post));
    }

    /** For which somebody must be on duty. */
    public List<Category> categories(ControlLevel level) {
        return levels.stream()
                .filter(known -> known.level() == level)
                .findFirst()
                .map(known -> known.categories().stream().distinct().sorted().toList())
                .orElseGet(() -> SHIPPED.categories(level));
    }

    /** Every level and post, named or shipped. */
    public Staffing complete() {
        return new Staffing(
                Arrays.stream(ControlLevel.values())
                        .map(
                                level ->
                                        new LevelStaffing(
                                                level,
                                                Post.required().stream()
                                                        .map(post -> slots(level, post))
                                                        .toList(),
                                                categories(level)))
                        .toList());
    }

    /**
     * Refuses what can't be meant.
     *
     * @throws Invalid when a level or post is named twice, min is above max, or volunteers are
     *     limited
     */
    void requireSound() {
        Set<ControlLevel> known = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            LevelStaffing level = levels.get(i);
            require(known.add(level.level()), "levels[" + i + "].level", "named-twice");
            Set<Post> posts = new HashSet<>();
            for (int j = 0; j < level.posts().size(); j++) {
                PostSlots slots = level.posts().get(j);
                String field = "levels[" + i + "].posts[" + j + "]";
                require(posts.add(slots.post()), field + ".post", "named-twice");
                require(slots.post() != Post.VOLUNTEER, field + ".post", "volunteers-unlimited");
                require(slots.min() <= slots.max(), field + ".min", "min-above-max");
            }
        }
    }

    private static void require(boolean sound, String field, String messageKey) {
        if (!sound) {
            throw new Invalid(field, messageKey);
        }
    }
}
