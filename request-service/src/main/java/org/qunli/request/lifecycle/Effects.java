package org.qunli.request.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.saying.SayingView;

/**
 * What one transaction has to tell: its events, appended together as its last act, and its sayings.
 */
public final class Effects {

    private final List<DomainEvent> events = new ArrayList<>();

    private final List<SayingView> sayings = new ArrayList<>();

    /** Adds an event. */
    public void add(DomainEvent event) {
        events.add(event);
    }

    /** Adds a saying. */
    public void add(SayingView saying) {
        sayings.add(saying);
    }

    /** The events, in the order they were added. */
    public List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** What is to be said outside. */
    public List<SayingView> sayings() {
        return List.copyOf(sayings);
    }
}
