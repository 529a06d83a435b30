package org.qunli.request.place;

import java.util.UUID;

/**
 * Somebody turned out to be somebody known already; fired in the transaction that takes it over.
 *
 * @param memberId who is no more
 * @param into who they are
 */
public record MemberMerged(UUID memberId, UUID into) {}
