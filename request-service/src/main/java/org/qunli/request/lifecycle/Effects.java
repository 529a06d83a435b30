package org.qunli.request.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.saying.SayingView;

/**
 * What one transaction has to tell: its events, appended together as its last act, and its sayings.
 */
public final class Effects {

    private final List<DomainEvent> events = new ArrayList<>();

    private final List<SayingView> sayings = new ArrayList<>();

    private final List<SayingView> toOfficers = new ArrayList<>();

    /** Adds an event. */
    public void add(DomainEvent event) {
        events.add(event);
    }

    /** Adds a saying. */
    public void add(SayingView saying) {
        sayings.add(saying);
    }

    void addForOfficer(SayingView saying) {
        toOfficers.add(saying);
    }

    /** The events, in the order they were added. */
    public List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** What is to be said where the requests were raised. */
    public List<SayingView> sayings() {
        return List.copyOf(sayings);
    }

    /** All that a front-end of this channel has to say, private words to officers too. */
    public List<SayingView> sayingsOn(String channel, String tenant) {
        return Stream.concat(
                        sayings.stream(),
                        toOfficers.stream()
                                .filter(s -> s.channel().equals(channel))
                                .filter(s -> s.tenant().equals(tenant)))
                .toList();
    }
}
