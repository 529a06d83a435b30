package org.qunli.zone.member;

import java.time.Instant;
import java.util.UUID;

/**
 * For whom a proxy speaks.
 *
 * @param speaksFor a member of the household, or null for all of it
 * @param relation what they are to them, in their own words
 * @param validUntil null until revoked
 */
public record Mandate(UUID speaksFor, String relation, Instant validUntil) {}
