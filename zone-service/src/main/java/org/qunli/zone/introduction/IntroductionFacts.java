package org.qunli.zone.introduction;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;
import org.qunli.zone.staffing.Post;

/** What the requests feed tells of introductions; only the fields that are read here. */
final class IntroductionFacts {

    private IntroductionFacts() {}

    record Seen(UUID zoneId, UUID officerId, Instant at) {}

    record Claimed(
            UUID messageKey,
            UUID zoneId,
            String district,
            String channel,
            String tenant,
            String userId,
            String post,
            Instant at) {

        /** Null for a post that this release doesn't know. */
        String knownPost() {
            return Arrays.stream(Post.values())
                    .map(Post::name)
                    .filter(known -> known.equals(post))
                    .findFirst()
                    .orElse(null);
        }
    }

    record Words(String text, String displayName, String name, String phone) {

        /** Nothing where they were erased. */
        static Words of(FeedEvent event) {
            return event.personal() == null
                    ? new Words(null, null, null, null)
                    : Json.read(event.personal(), Words.class);
        }
    }
}
