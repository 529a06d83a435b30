package org.qunli.supervision.deadline;

import java.util.List;
import java.util.UUID;

/** A CDI event, in the transaction of the change: these matters belong to another zone now. */
public record MattersMoved(List<UUID> matters) {}
