package org.qunli.zone.officer;

import java.time.Instant;
import java.util.UUID;

/** Told inside the transaction in which an officer stopped serving. */
public record OfficerLeft(UUID officerId, Instant at) {}
