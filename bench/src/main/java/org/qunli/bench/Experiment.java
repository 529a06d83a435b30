package org.qunli.bench;

/** A benchmark or a drill. */
public interface Experiment {

    /** As it is called on the command line: {@code P4}. */
    String id();

    /** One line on what it shows. */
    String title();

    /**
     * Runs it.
     *
     * @throws Exception when it couldn't be carried out: that is no verdict
     */
    Outcome run(Run run) throws Exception;
}
