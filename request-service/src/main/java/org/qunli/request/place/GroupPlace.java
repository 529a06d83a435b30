package org.qunli.request.place;

import java.util.UUID;

/** A chat group that serves a zone. */
public record GroupPlace(
        UUID bindingId,
        UUID zoneId,
        String district,
        String timeZone,
        String channel,
        String tenant,
        String groupId) {}
