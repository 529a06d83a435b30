package org.qunli.request.place;

import java.util.UUID;

/** An officer by name. */
public record OfficerCard(UUID officerId, String name) {}
