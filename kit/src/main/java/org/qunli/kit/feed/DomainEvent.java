package org.qunli.kit.feed;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * An event about to be appended. Ids and facts go into {@code data}; personal text goes into {@code
 * personal}, which is kept apart and can be erased. Told to services always.
 */
public final class DomainEvent {

    private final String type;
    private final String subject;
    private final Instant occurredAt;
    private final EnumSet<Audience> audiences = EnumSet.of(Audience.SERVICES);
    private String district;
    private UUID zone;
    private Set<String> channels = Set.of();
    private Object data;
    private Object personal;
    private Object shown;
    private boolean ends;
    private boolean state;

    private DomainEvent(String type, String subject, Instant occurredAt) {
        this.type = type;
        this.subject = subject;
        this.occurredAt = occurredAt;
        this.state = type.endsWith(".changed");
    }

    /**
     * Something happened.
     *
     * @param type as listed in docs/events.md
     * @param subject what it is about, e.g. {@code zone/<id>}; events are ordered per subject
     * @param occurredAt when it happened
     */
    public static DomainEvent of(String type, String subject, Instant occurredAt) {
        return new DomainEvent(type, subject, occurredAt);
    }

    /** Where: the district's code, and the zone or null. */
    public DomainEvent in(String districtCode, UUID zoneId) {
        this.district = districtCode;
        this.zone = zoneId;
        return this;
    }

    /** Ids and facts. */
    public DomainEvent data(Object facts) {
        this.data = facts;
        return this;
    }

    /** Personal text, or null for none. Read by services only. */
    public DomainEvent personal(Object text) {
        this.personal = text;
        return this;
    }

    /** What a reader who is no service sees instead of {@code data}. */
    public DomainEvent shown(Object facts) {
        this.shown = facts;
        return this;
    }

    /** Also told to front-ends of these {@code channel/tenant}; no channel, nobody. */
    public DomainEvent forFrontends(Set<String> routes) {
        audiences.add(Audience.FRONTENDS);
        this.channels = Set.copyOf(routes);
        return this;
    }

    /** Also told to the front-end of the one channel that reaches the person meant. */
    public DomainEvent forPerson(String route) {
        audiences.add(Audience.PERSON);
        this.channels = Set.of(route);
        return this;
    }

    /** Also told to dashboards. */
    public DomainEvent forDashboards() {
        audiences.add(Audience.DASHBOARDS);
        return this;
    }

    /** Carries the whole state of its subject, though its type doesn't end in {@code .changed}. */
    public DomainEvent state() {
        this.state = true;
        return this;
    }

    /**
     * A fact of its own although its type ends in {@code .changed}: a later one doesn't replace it.
     */
    public DomainEvent fact() {
        this.state = false;
        return this;
    }

    /**
     * The last word on its subject, or a fact that stands for itself: nobody needs it, nor what
     * came before it, once it is older than the retention. State events don't end anything; their
     * last one is always kept.
     */
    public DomainEvent ends() {
        return ends(true);
    }

    /** As {@link #ends()}, if so. */
    public DomainEvent ends(boolean itDoes) {
        this.ends = itDoes;
        return this;
    }

    /** As listed in docs/events.md. */
    public String type() {
        return type;
    }

    /** What it is about. */
    public String subject() {
        return subject;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Set<Audience> audiences() {
        return audiences;
    }

    String district() {
        return district;
    }

    UUID zone() {
        return zone;
    }

    Set<String> channels() {
        return channels;
    }

    /** Ids and facts, as they were given. */
    public Object data() {
        return data;
    }

    Object personal() {
        return personal;
    }

    Object shown() {
        return shown;
    }

    boolean isState() {
        return state;
    }

    boolean hasEnded() {
        return ends;
    }
}
