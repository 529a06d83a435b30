package org.qunli.supervision.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What supervision does about escalations: kept where nobody else reads. Only calls of supervisors
 * and leads get here.
 */
public interface TeamWork {

    /**
     * How far the team has got.
     *
     * @param outcome as the team has it; others learn only that the matter needs nobody any more
     */
    @Schema(name = "TeamTaking")
    record Taking(Instant takenAt, EscalationOutcome outcome, Instant settledAt) {}

    /** Zones that the caller watches. */
    Set<UUID> zones();

    /** The team takes it up. */
    void take(UUID escalation, Instant now);

    /** The team is done with it. */
    void settle(UUID escalation, EscalationOutcome outcome, Instant now);

    /** Those of the escalations that a team took up. */
    Map<UUID, Taking> of(Collection<UUID> escalations);
}
