package org.qunli.kit.webhook;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A test event that is on its way. */
@Schema(name = "TestEvent")
record TestEvent(
        @Schema(description = "Its CloudEvents id and webhook-id; look for it in deliveries")
                UUID eventId) {}
