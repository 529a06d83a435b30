package org.qunli.kit.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a page tells of the present state of its subjects, ready for one statement per type: a state
 * event carries the whole, so the last of each subject is enough.
 */
public final class LatestStates {

    private static final String NOTHING = "[]";

    /** By type and subject, in the order of the page. */
    private final Map<String, Map<String, List<FeedEvent>>> told = new HashMap<>();

    private LatestStates() {}

    /** The state events of a page that has no fact among them which has to keep its place. */
    public static LatestStates of(Collection<FeedEvent> events) {
        LatestStates states = new LatestStates();
        events.forEach(states::add);
        return states;
    }

    /**
     * Splits a page where facts stand between the states.
     *
     * @param facts types that must be applied in their place
     * @param states takes the states before a fact, and those after the last one
     * @param fact takes the fact
     */
    public static void inTurn(
            List<FeedEvent> events,
            Set<String> facts,
            Consumer<LatestStates> states,
            Consumer<FeedEvent> fact) {
        LatestStates run = new LatestStates();
        for (FeedEvent event : events) {
            if (facts.contains(event.type())) {
                states.accept(run);
                run = new LatestStates();
                fact.accept(event);
            } else {
                run.add(event);
            }
        }
        states.accept(run);
    }

    private void add(FeedEvent event) {
        told.computeIfAbsent(event.type(), type -> new LinkedHashMap<>())
                .computeIfAbsent(event.subject(), subject -> new ArrayList<>(1))
                .add(event);
    }

    /** Whether there is anything of this type. */
    public boolean has(String type) {
        return told.containsKey(type);
    }

    /** The last event of each subject. */
    public List<FeedEvent> events(String type) {
        return told.getOrDefault(type, Map.of()).values().stream()
                .map(states -> states.get(states.size() - 1))
                .toList();
    }

    /**
     * The ids in the subjects: a statement that is given them by value finds its rows by index,
     * where one that takes them out of JSON is planned for any number of them.
     */
    public UUID[] ids(String type) {
        return told.getOrDefault(type, Map.of()).keySet().stream()
                .map(subject -> UUID.fromString(subject.substring(subject.indexOf('/') + 1)))
                .toArray(UUID[]::new);
    }

    /** The data of the last event of each subject, as a JSON array. */
    public String json(String type) {
        return json(events(type));
    }

    /**
     * For a type whose every state counts, because it tells of a time: JSON arrays of the first
     * state of each subject, of the second, and so on.
     */
    public List<String> turns(String type) {
        Collection<List<FeedEvent>> subjects = told.getOrDefault(type, Map.of()).values();
        List<String> turns = new ArrayList<>();
        for (int turn = 0; ; turn++) {
            int nth = turn;
            List<FeedEvent> events =
                    subjects.stream()
                            .filter(states -> states.size() > nth)
                            .map(states -> states.get(nth))
                            .toList();
            if (events.isEmpty()) {
                return turns;
            }
            turns.add(json(events));
        }
    }

    private static String json(List<FeedEvent> events) {
        return events.isEmpty()
                ? NOTHING
                : events.stream().map(FeedEvent::facts).collect(Collectors.joining(",", "[", "]"));
    }
}
