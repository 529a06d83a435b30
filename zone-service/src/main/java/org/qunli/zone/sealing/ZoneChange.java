package org.qunli.zone.sealing;

import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** Fields left out stay as they are; control has its own operation. */
public class ZoneChange {

    public Optional<@Valid Wording> name;

    @Schema(description = "null takes it out of its parent")
    public Optional<UUID> parentId;
}
