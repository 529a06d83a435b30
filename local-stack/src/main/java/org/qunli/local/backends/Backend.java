package org.qunli.local.backends;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the four services, by its short name, its feed and the first segments of its paths. */
public enum Backend {
    ZONE(
            "zone",
            "zones",
            "districts zones households imports members invitations membership-claims groups officers"
                    + " reorganisations"),
    REQUEST("request", "requests", "messages requests answers categories lexicon"),
    SUPERVISION(
            "supervision",
            "supervision",
            "policies effective-policy clocks teams watch reminders escalations desks inspections"
                    + " scorecards board audit"),
    NOTICE("notice", "notices", "notices rumours");

    /** These belong to every service; the segment after them says which one is meant. */
    private static final Set<String> BY_FEED = Set.of("events", "sayings");

    private static final String BY_ID = "consumers";

    /** Alone it is the covert one of supervision. */
    private static final String AUDIT = "audit";

    private final String id;
    private final String feed;
    private final Set<String> segments;

    Backend(String id, String feed, String segments) {
        this.id = id;
        this.feed = feed;
        this.segments = Set.of(segments.split(" "));
    }

    /** The short name: {@code zone} for zone-service. */
    public String id() {
        return id;
    }

    public String feed() {
        return feed;
    }

    /** The module, the client id and the process: {@code zone-service}. */
    public String serviceName() {
        return id + "-service";
    }

    public static Backend of(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("no service " + id));
    }

    /** The service that answers a path, or nothing when no service does. */
    public static Optional<Backend> forPath(String path) {
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.size() > 1 && parts.get(1).equals("cap")) {
            return Optional.of(NOTICE);
        }
        if (parts.size() < 3 || !parts.get(1).equals("v1")) {
            return Optional.empty();
        }
        String first = parts.get(2);
        String second = parts.size() > 3 ? parts.get(3) : "";
        if (BY_FEED.contains(first)) {
            return Arrays.stream(values()).filter(b -> b.feed.equals(second)).findFirst();
        }
        if (BY_ID.equals(first) || AUDIT.equals(first) && !second.isEmpty()) {
            return byId(second);
        }
        return Arrays.stream(values()).filter(b -> b.segments.contains(first)).findFirst();
    }

    private static Optional<Backend> byId(String id) {
        return Arrays.stream(values()).filter(b -> b.id.equals(id)).findFirst();
    }
}
