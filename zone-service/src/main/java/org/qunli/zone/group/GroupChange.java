package org.qunli.zone.group;

import jakarta.validation.Valid;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Fields left out stay as they are; so do capabilities that aren't stated. */
public class GroupChange {

    @Schema(examples = "OFFICER")
    public Optional<Forwarding> forwarding;

    public Optional<@Valid Capabilities> capabilities;
}
