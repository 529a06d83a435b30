package org.qunli.zone.roster;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Told inside the transaction in which duty in these zones was planned anew. */
public record RosterPlanned(Set<UUID> zones, Instant at) {}
