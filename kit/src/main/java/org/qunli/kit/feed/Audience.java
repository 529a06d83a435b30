package org.qunli.kit.feed;

/** To whom an event is told. What only supervisors see never enters this log (docs/events.md). */
public enum Audience {
    /** The other services. */
    SERVICES,
    /** Front-ends of the channel, for what a whole group may see. */
    FRONTENDS,
    /** The front-end whose channel reaches the one person meant. */
    PERSON,
    /** Dashboards, for aggregates. */
    DASHBOARDS
}
