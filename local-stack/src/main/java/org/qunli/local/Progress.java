package org.qunli.local;

/** Told what a starting or stopping stack is doing; may be called from any thread. */
@FunctionalInterface
public interface Progress {
    /**
     * One step.
     *
     * @param key of a text in {@code texts.properties}
     */
    void step(String key, Object... arguments);
}
