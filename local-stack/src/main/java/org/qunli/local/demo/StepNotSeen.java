package org.qunli.local.demo;

/** A step of the story that whoever should have seen it did not see; the message is a sentence. */
final class StepNotSeen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepNotSeen(String message) {
        super(message);
    }
}
