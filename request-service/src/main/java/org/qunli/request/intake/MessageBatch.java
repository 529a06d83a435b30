package org.qunli.request.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Up to 100 messages at once, in the order they were said. Documentation of the wire only. */
@Schema(name = "MessageBatch")
public record MessageBatch(@Schema(maxItems = 100, minItems = 1) List<NewMessage> items) {}
