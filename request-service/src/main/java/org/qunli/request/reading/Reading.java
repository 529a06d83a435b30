package org.qunli.request.reading;

import java.util.List;
import java.util.Objects;

/**
 * What one message says.
 *
 * @param intent what it is meant to do
 * @param category what it is about; OTHER where nothing tells
 * @param priority how pressing it is; NORMAL unless the words say more
 * @param confidence from 0 (a guess) to 1 (plain words)
 * @param lifeAtRisk whether it tells of danger to life; the priority is URGENT then
 * @param promise what an officer's word promises in time, or null
 * @param satisfaction whether a resident says that they were served well
 * @param action whether an officer says that something is being done about it
 * @param introduction whether an officer introduces themselves (name, telephone, duties)
 * @param thanks whether thanks are given, whatever else is said
 * @param need whether the words ask for something by themselves: a FOLLOW_UP or NOT_SOLVED that
 *     finds nothing to continue opens a request then
 * @param matters the several needs that one message tells of, in their order; empty where it is one
 */
public record Reading(
        Intent intent,
        Category category,
        Priority priority,
        double confidence,
        boolean lifeAtRisk,
        Promise promise,
        Satisfaction satisfaction,
        boolean action,
        boolean introduction,
        boolean thanks,
        boolean need,
        List<Matter> matters) {

    /** One of several needs in a message: the words that tell of it, and what they say. */
    public record Matter(String text, Category category, Priority priority, boolean lifeAtRisk) {}

    public Reading {
        matters = List.copyOf(matters);
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(satisfaction, "satisfaction");
    }

    /** A reading of one matter. */
    public Reading(
            Intent intent,
            Category category,
            Priority priority,
            double confidence,
            boolean lifeAtRisk,
            Promise promise,
            Satisfaction satisfaction,
            boolean action,
            boolean introduction,
            boolean thanks,
            boolean need) {
        this(
                intent,
                category,
                priority,
                confidence,
                lifeAtRisk,
                promise,
                satisfaction,
                action,
                introduction,
                thanks,
                need,
                List.of());
    }

    /** What it says of one of its matters alone. */
    public Reading only(Matter matter) {
        return new Reading(
                Intent.REQUEST,
                matter.category(),
                matter.priority(),
                confidence,
                matter.lifeAtRisk(),
                null,
                Satisfaction.UNSAID,
                false,
                false,
                thanks,
                true);
    }

    /** The same, telling of several matters. */
    Reading of(List<Matter> several) {
        return new Reading(
                intent,
                category,
                priority,
                confidence,
                lifeAtRisk,
                promise,
                satisfaction,
                action,
                introduction,
                thanks,
                need,
                several);
    }
}
