package org.qunli.request.reading;

/** In which part the sender of a message speaks. A guest is read like a resident. */
public enum Speaker {
    RESIDENT,
    OFFICER,
    GUEST
}
