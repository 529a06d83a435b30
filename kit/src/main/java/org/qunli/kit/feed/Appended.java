package org.qunli.kit.feed;

import java.util.List;

/**
 * Fired when events were appended, in the transaction of their change: what must never be behind
 * the change, a search index say, is brought up to date by an observer. It may append more.
 */
public record Appended(List<DomainEvent> events) {}
