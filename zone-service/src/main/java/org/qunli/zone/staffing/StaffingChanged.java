package org.qunli.zone.staffing;

import java.time.Instant;

/** Told inside the transaction in which a district's staffing changed. */
public record StaffingChanged(String district, Instant at) {}
