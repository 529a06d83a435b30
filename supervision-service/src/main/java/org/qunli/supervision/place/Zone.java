package org.qunli.supervision.place;

import java.util.UUID;

/**
 * A zone as far as deadlines need it. {@code level} stays text: another service may learn new ones
 * first.
 */
public record Zone(UUID id, String district, String nameZh, String nameEn, String level) {}
