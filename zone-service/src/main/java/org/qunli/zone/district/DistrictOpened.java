package org.qunli.zone.district;

import java.time.Instant;

/** Told inside the transaction in which a district was created, after that was told outside. */
public record DistrictOpened(String district, Instant at) {}
