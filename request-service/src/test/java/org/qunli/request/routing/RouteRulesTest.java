package org.qunli.request.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qunli.request.place.Post;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.reading.Category;

class RouteRulesTest {

    private static final List<Post> POSTS = List.of(Post.MEDICAL_WORKER, Post.GRID_WORKER);

    private static RosterEntry officer(int number, Post post, boolean onDuty, Category... duties) {
        return new RosterEntry(
                id(number),
                "officer " + number,
                post,
                List.of(post.name()),
                List.of(duties).stream().map(Category::name).toList(),
                onDuty,
                onDuty,
                List.of());
    }

    private static RosterEntry substitute(int number, Post post, int of, Category... duties) {
        RosterEntry entry = officer(number, post, true, duties);
        return new RosterEntry(
                entry.officerId(),
                entry.name(),
                post,
                entry.posts(),
                entry.duties(),
                true,
                true,
                List.of(id(of)));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Route route(
            List<RosterEntry> roster, Map<UUID, Integer> load, Set<UUID> mentioned) {
        return new RouteRules(roster, POSTS, load, List.of())
                .choose(Category.MEDICINE, mentioned, false);
    }

    private static Route rescue(List<RosterEntry> roster, Set<UUID> mentioned) {
        return new RouteRules(roster, POSTS, Map.of(), List.of())
                .choose(Category.MEDICAL_CARE, mentioned, true);
    }

    private static Route sticky(List<RosterEntry> roster, Map<UUID, Integer> load, UUID helping) {
        return new RouteRules(roster, POSTS, load, List.of(helping))
                .choose(Category.MEDICINE, Set.of(), false);
    }

    private static List<UUID> ids(List<RosterEntry> entries) {
        return entries.stream().map(RosterEntry::officerId).toList();
    }

    @Test
    void mentioned_officer_whose_duty_it_is_gets_it_even_off_duty() {
        var lin = officer(1, Post.TOWNSHIP_CADRE, false, Category.MEDICINE);
        var onDuty = officer(2, Post.MEDICAL_WORKER, true, Category.MEDICINE);

        Route route = route(List.of(lin, onDuty), Map.of(), Set.of(id(1)));

        assertThat(route.assignee()).isEqualTo(lin);
        assertThat(route.reason()).isEqualTo(AssignReason.MENTIONED);
    }

    @Test
    void mentioned_officer_with_another_duty_becomes_helper() {
        var police = officer(1, Post.POLICE_OFFICER, true, Category.CONTROL_RULES);
        var onDuty = officer(2, Post.MEDICAL_WORKER, true, Category.MEDICINE);

        Route route = route(List.of(police, onDuty), Map.of(), Set.of(id(1)));

        assertThat(route.assignee()).isEqualTo(onDuty);
        assertThat(ids(route.helpers())).containsExactly(id(1));
        assertThat(route.reason()).isEqualTo(AssignReason.DUTY);
    }

    @Test
    void of_two_whose_duty_it_is_the_one_with_fewer_open_requests_gets_it() {
        var busy = officer(1, Post.MEDICAL_WORKER, true, Category.MEDICINE);
        var free = officer(2, Post.VOLUNTEER, true, Category.MEDICINE);

        Route route = route(List.of(busy, free), Map.of(id(1), 3, id(2), 1), Set.of());

        assertThat(route.assignee()).isEqualTo(free);
        assertThat(route.reason()).isEqualTo(AssignReason.LEAST_LOADED);
    }

    @Test
    void without_a_duty_the_responsible_posts_come_in_order() {
        var grid = officer(1, Post.GRID_WORKER, true);
        var medicalOffDuty = officer(2, Post.MEDICAL_WORKER, false, Category.MEDICINE);
        var volunteer = officer(3, Post.VOLUNTEER, true);

        Route route = route(List.of(volunteer, grid, medicalOffDuty), Map.of(), Set.of());

        assertThat(route.assignee()).isEqualTo(grid);
        assertThat(route.reason()).isEqualTo(AssignReason.POST_ORDER);
    }

    @Test
    void without_a_responsible_post_anyone_on_duty_gets_it() {
        var volunteer = officer(3, Post.VOLUNTEER, true);

        Route route = route(List.of(volunteer), Map.of(), Set.of());

        assertThat(route.assignee()).isEqualTo(volunteer);
        assertThat(route.reason()).isEqualTo(AssignReason.ANYONE_ON_DUTY);
    }

    @Test
    void nobody_on_duty_is_said_so() {
        var offDuty = officer(1, Post.MEDICAL_WORKER, false, Category.MEDICINE);

        Route route = route(List.of(offDuty), Map.of(), Set.of());

        assertThat(route.assignee()).isNull();
        assertThat(route.helpers()).isEmpty();
        assertThat(route.reason()).isEqualTo(AssignReason.NOBODY_ON_DUTY);
    }

    @Test
    void life_at_risk_goes_to_the_medical_worker_and_a_backup_at_once() {
        var doctor = officer(1, Post.MEDICAL_WORKER, true);
        var lin = officer(2, Post.TOWNSHIP_CADRE, true, Category.MEDICAL_CARE);

        Route route = rescue(List.of(lin, doctor), Set.of());

        assertThat(route.assignee()).isEqualTo(doctor);
        assertThat(ids(route.helpers())).containsExactly(id(2));
    }

    @Test
    void life_at_risk_with_a_second_medical_worker_has_them_as_backup() {
        var doctor = officer(1, Post.MEDICAL_WORKER, true, Category.MEDICAL_CARE);
        var nurse = officer(2, Post.MEDICAL_WORKER, true);
        var lin = officer(3, Post.TOWNSHIP_CADRE, true);

        Route route = rescue(List.of(lin, nurse, doctor), Set.of(id(3)));

        assertThat(route.assignee().post()).isEqualTo(Post.MEDICAL_WORKER);
        assertThat(ids(route.helpers()))
                .containsExactlyInAnyOrder(id(3), route.assignee().equals(doctor) ? id(2) : id(1));
    }

    @Test
    void life_at_risk_reaches_a_medical_worker_off_duty_where_none_is_on() {
        var doctor = officer(1, Post.MEDICAL_WORKER, false);
        var lin = officer(2, Post.TOWNSHIP_CADRE, true);

        Route route = rescue(List.of(lin, doctor), Set.of());

        assertThat(route.assignee()).isEqualTo(lin);
        assertThat(ids(route.helpers())).containsExactly(id(1));
    }

    @Test
    void who_helps_the_household_already_gets_it_before_one_with_fewer_open_requests() {
        var known = officer(1, Post.MEDICAL_WORKER, true, Category.MEDICINE);
        var free = officer(2, Post.MEDICAL_WORKER, true, Category.MEDICINE);

        Route route = sticky(List.of(known, free), Map.of(id(1), 3), id(1));

        assertThat(route.assignee()).isEqualTo(known);
        assertThat(route.reason()).isEqualTo(AssignReason.STICKY);
    }

    @Test
    void who_helps_the_household_with_another_matter_does_not_get_it() {
        var police = officer(1, Post.POLICE_OFFICER, true, Category.CONTROL_RULES);
        var doctor = officer(2, Post.MEDICAL_WORKER, true, Category.MEDICINE);

        Route route = sticky(List.of(police, doctor), Map.of(), id(1));

        assertThat(route.assignee()).isEqualTo(doctor);
        assertThat(route.reason()).isEqualTo(AssignReason.DUTY);
    }

    @Test
    void substitute_gets_what_would_be_that_of_one_off_duty() {
        var away = officer(1, Post.MEDICAL_WORKER, false, Category.MEDICINE);
        var standIn = substitute(2, Post.MEDICAL_WORKER, 1, Category.MEDICINE);
        var other = officer(3, Post.MEDICAL_WORKER, true, Category.MEDICINE);
        var roster = List.of(away, standIn, other);

        Route known = sticky(roster, Map.of(id(2), 5), id(1));
        Route named = route(roster, Map.of(id(2), 5), Set.of(id(1)));

        assertThat(known.assignee()).isEqualTo(standIn);
        assertThat(known.reason()).isEqualTo(AssignReason.SUBSTITUTE);
        assertThat(named.assignee()).isEqualTo(standIn);
        assertThat(named.reason()).isEqualTo(AssignReason.SUBSTITUTE);
    }

    @Test
    void post_that_is_named_is_filled_by_who_is_on_duty_else_by_anybody_of_it() {
        var asleep = officer(1, Post.MEDICAL_WORKER, false);
        var awake = officer(2, Post.MEDICAL_WORKER, true);
        var grid = officer(3, Post.GRID_WORKER, false);
        var rules =
                new RouteRules(List.of(asleep, awake, grid), POSTS, Map.of(id(2), 4), List.of());

        assertThat(rules.ofPost(Post.MEDICAL_WORKER).map(Route::assignee)).contains(awake);
        assertThat(rules.ofPost(Post.GRID_WORKER).map(Route::assignee)).contains(grid);
        assertThat(rules.ofPost(Post.POLICE_OFFICER)).isEmpty();
    }
}
