package org.qunli.zone.officer;

import java.time.Instant;
import java.util.UUID;

/** Told inside the transaction in which an officer's name, phone or chat ids changed. */
public record OfficerChanged(UUID officerId, Instant at) {}
