package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * Something said about a request.
 *
 * @param officerId who said it, if an officer
 * @param memberId who said it, if a resident we know
 * @param messageKey the message it was said in, or null
 * @param at when it was said
 */
public record Word(UUID officerId, UUID memberId, String text, UUID messageKey, Instant at) {}
