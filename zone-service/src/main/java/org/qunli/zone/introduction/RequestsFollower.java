package org.qunli.zone.introduction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.zone.roster.Introducing;

/**
 * Takes over introductions that request-service saw in the groups. An introduction that is known
 * already, or of somebody who has left since, changes nothing.
 */
@ApplicationScoped
class RequestsFollower implements FeedSubscriber {

    private final Introducing introducing;
    private final Claims claims;
    private final Clock clock;

    RequestsFollower(Introducing introducing, Claims claims, Clock clock) {
        this.introducing = introducing;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public String feed() {
        return "requests";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("introduction");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            switch (event.type()) {
                case "introduction.seen" -> {
                    IntroductionFacts.Seen seen = event.data(IntroductionFacts.Seen.class);
                    introduced(seen.zoneId(), seen.officerId(), seen.at(), event);
                }
                case "introduction.claimed" -> claimed(event);
                default -> {
                    // Requests and talk are of no concern to zones.
                }
            }
        }
    }

    private void introduced(UUID zoneId, UUID officerId, Instant at, FeedEvent event) {
        String words = IntroductionFacts.Words.of(event).text();
        introducing.introduced(zoneId, officerId, words, at, clock.instant());
    }

    private void claimed(FeedEvent event) {
        IntroductionFacts.Claimed claimed = event.data(IntroductionFacts.Claimed.class);
        claims.rostered(claimed)
                .ifPresentOrElse(
                        officer -> introduced(claimed.zoneId(), officer, claimed.at(), event),
                        () -> claims.keep(claimed, IntroductionFacts.Words.of(event)));
    }
}
