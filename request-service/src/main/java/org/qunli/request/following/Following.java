package org.qunli.request.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Raising;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;

/** Lets somebody follow a neighbour's request, by a word in the group or by API. */
@ApplicationScoped
public class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    private final ResidentRequests requests;

    private final Followers followers;

    private final FollowingConfig config;

    private final Clock clock;

    Following(ResidentRequests requests, Followers followers, FollowingConfig config, Clock clock) {
        this.requests = requests;
        this.followers = followers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A word of a resident or guest in a group.
     *
     * @param quoted the requests of the message that it quotes; null if it quotes none
     */
    public record Word(UUID zoneId, Follower speaker, Set<UUID> quoted, Instant at) {}

    /** Whether a text joins in a neighbour's need and says nothing else. */
    public static boolean isMeToo(String text) {
        return MeToo.isSaidIn(text);
    }

    /** Whoever follows the one follows the other from now on. */
    public void handOver(UUID from, UUID to) {
        followers.handOver(from, to);
    }

    /** The request that a "me too" means, followed from now on; empty if it can mean none. */
    public Optional<UUID> hear(Word word, Effects effects) {
        Optional<UUID> meant =
                word.quoted() == null
                        ? followers.lastRaised(
                                word.zoneId(),
                                word.speaker().chat(),
                                word.speaker().groupId(),
                                word.at(),
                                config.meTooWithin())
                        : word.quoted().size() == 1
                                ? word.quoted().stream().findFirst()
                                : Optional.empty();
        return meant.flatMap(requests::lock)
                .filter(request -> request.status().isOpen() && !request.confidential())
                .filter(request -> !owns(word.speaker(), request.raising()))
                .map(request -> follow(request, word.speaker(), word.at(), effects));
    }

    /** Makes somebody a follower; once is enough. The caller holds the request's lock. */
    UUID follow(ResidentRequest request, Follower follower, Instant at, Effects effects) {
        if (followers.add(request.id(), follower, clock.instant())) {
            effects.add(followed(request, at));
            LOG.infof("Request %s is followed", request.id());
        }
        return request.id();
    }

    /** Whether it is the follower's own, or their household's. */
    static boolean owns(Follower follower, Raising raising) {
        return follower.householdId() != null
                        && follower.householdId().equals(raising.householdId())
                || follower.chat() != null && follower.chat().equals(raising.chat());
    }

    /** The number only: who follows is told to nobody. */
    private DomainEvent followed(ResidentRequest request, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("requestId", request.id());
        data.put("zoneId", request.raising().zoneId());
        data.put("district", request.raising().district());
        data.put("at", at);
        data.put("cycle", request.cycle());
        data.put("followers", followers.count(request.id()));
        return DomainEvent.of("request.followed", "request/" + request.id(), at)
                .in(request.raising().district(), request.raising().zoneId())
                .data(data);
    }

    /**
     * The solved request that isn't solved for this follower. It stays as it is: the caller opens
     * one of their own, of the same category.
     */
    public Optional<ResidentRequest> unsolved(UUID zoneId, Follower follower, Instant at) {
        return followers
                .unsolved(follower, zoneId, at, config.unsolvedWithin())
                .flatMap(requests::findByIdOptional);
    }
}
