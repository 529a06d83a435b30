package org.qunli.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What came out: whether it holds, and the figures, in the order in which they were noted. */
public final class Outcome {

    private final Map<String, Object> figures = new LinkedHashMap<>();

    private boolean ok = true;

    /** A figure with the goal it is held against. */
    public Outcome measured(Object value, Object goal, boolean reached) {
        figures.put("value", value);
        figures.put("goal", goal);
        ok &= reached;
        return this;
    }

    /** One more figure. */
    public Outcome note(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    /** Something that must hold. */
    public Outcome require(String what, boolean holds) {
        figures.put(what, holds);
        ok &= holds;
        return this;
    }

    public boolean ok() {
        return ok;
    }

    Map<String, Object> figures() {
        return figures;
    }
}
