package org.qunli.zone.district;

/** Told inside the transaction in which a district got another time zone. */
public record TimeZoneMoved(String district) {}
