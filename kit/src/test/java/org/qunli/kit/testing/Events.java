package org.qunli.kit.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;

/** Events as another service would have published them, with versions counted per subject. */
public final class Events {

    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /** The next event of the subject. */
    public FeedEvent next(
            String type, String subject, String district, UUID zone, Instant at, Object data) {
        return event(
                type, subject, versions.merge(subject, 1L, Long::sum), district, zone, at, data);
    }

    /** An event with a given version. */
    public static FeedEvent event(
            String type,
            String subject,
            long version,
            String district,
            UUID zone,
            Instant at,
            Object data) {
        return new FeedEvent(
                UuidCreator.getTimeOrderedEpoch(),
                type,
                subject,
                version,
                null,
                false,
                district,
                zone,
                at,
                Json.write(data));
    }
}
