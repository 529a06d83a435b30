package org.qunli.request.following;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.Appended;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Mention;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.request.lifecycle.Raising;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.place.People;

/**
 * Tells followers, in the transaction of the change, when their request is answered and when it is
 * solved: once a cycle each. In its group as one saying that mentions all who said "me too" there;
 * the others in private. Of what has become confidential nothing is said.
 */
@ApplicationScoped
class FollowerTeller {

    private static final Map<String, String> TOLD =
            Map.of("request.answered", "ANSWERED", "request.resolved", "RESOLVED");

    private final Followers followers;

    private final ResidentRequests requests;

    private final People people;

    private final Sayings sayings;

    private final FollowingConfig config;

    private final Jdbi jdbi;

    private final Clock clock;

    FollowerTeller(
            Followers followers,
            ResidentRequests requests,
            People people,
            Sayings sayings,
            FollowingConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.followers = followers;
        this.requests = requests;
        this.people = people;
        this.sayings = sayings;
        this.config = config;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void on(@Observes Appended appended) {
        // Who answers and solves in one breath says one thing.
        for (DomainEvent event : appended.events()) {
            String what = TOLD.get(event.type());
            boolean solvedToo =
                    appended.events().stream()
                            .anyMatch(
                                    other ->
                                            other.type().equals("request.resolved")
                                                    && other.subject().equals(event.subject()));
            if (what != null && (what.equals("RESOLVED") || !solvedToo)) {
                UUID request = UUID.fromString(event.subject().substring("request/".length()));
                List<Follower> all = followers.of(request);
                if (!all.isEmpty()) {
                    tell(requests.findById(request), what, all);
                }
            }
        }
    }

    /** Tells these followers how far it is; others aren't told again. */
    void tell(ResidentRequest request, String what, List<Follower> all) {
        Instant now = clock.instant();
        if (request.confidential()
                || !followers.takeTurn(request.id(), request.cycle(), what, now)) {
            return;
        }
        say(request, what, all);
    }

    /** Tells one who came to it later. */
    void catchUp(ResidentRequest request, Follower late) {
        if (!request.confidential() && request.respondedAt() != null) {
            say(request, request.status().isOpen() ? "ANSWERED" : "RESOLVED", List.of(late));
        }
    }

    private void say(ResidentRequest request, String what, List<Follower> told) {
        FollowerPhrases.Told words = new FollowerPhrases.Told(what, lastWord(request.id()));
        Raising raising = request.raising();
        List<Mention> mentions = new ArrayList<>();
        List<NewSaying> all = new ArrayList<>();
        for (Follower follower : told) {
            if (inGroup(follower, raising)) {
                mentions.add(
                        new Mention(
                                follower.chat().userId(),
                                follower.name() == null ? null : "@" + follower.name()));
            } else {
                reach(follower)
                        .ifPresent(
                                chat ->
                                        all.add(
                                                NewSaying.toPerson(
                                                        "FOLLOWED_" + what,
                                                        "request/" + request.id(),
                                                        raising.district(),
                                                        raising.zoneId(),
                                                        chat,
                                                        words.inPrivate(raising.text()),
                                                        clock.instant()
                                                                .plus(config.sayingLife()))));
            }
        }
        if (!mentions.isEmpty()) {
            NewSaying word = toGroup(request, what, words).mentioning(mentions);
            all.add(raising.messageId() == null ? word : word.quoting(raising.messageId()));
        }
        sayings.sayAll(all);
    }

    private NewSaying toGroup(ResidentRequest request, String what, FollowerPhrases.Told words) {
        Raising raising = request.raising();
        return NewSaying.toGroup(
                "FOLLOWED_" + what,
                "request/" + request.id(),
                raising.district(),
                raising.zoneId(),
                raising.chat().channel(),
                raising.chat().tenant(),
                raising.groupId(),
                words.inGroup(),
                clock.instant().plus(config.sayingLife()));
    }

    private static boolean inGroup(Follower follower, Raising raising) {
        return follower.groupId() != null
                && follower.groupId().equals(raising.groupId())
                && follower.chat() != null
                && raising.chat() != null
                && follower.chat().route().equals(raising.chat().route());
    }

    private Optional<ChatId> reach(Follower follower) {
        return follower.chat() != null
                ? Optional.of(follower.chat())
                : Optional.ofNullable(follower.memberId()).flatMap(people::chatOf);
    }

    private String lastWord(UUID request) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select u.text from request_update u
                                                left join talk t on t.id = u.message_key
                                                where u.request = :request and u.officer is not null
                                                  and u.text is not null and t.recalled_at is null
                                                  and u.kind in ('RESPONSE', 'PROGRESS', 'RESOLUTION')
                                                order by u.id desc limit 1
                                                """)
                                        .bind("request", request)
                                        .mapTo(String.class)
                                        .findOne())
                .orElse("");
    }
}
