package org.qunli.request.reading;

/** Whether a resident's words say that they were served well. */
public enum Satisfaction {
    UNSAID,
    SATISFIED,
    DISSATISFIED
}
