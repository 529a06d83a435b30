package org.qunli.supervision.escalation;

import org.qunli.supervision.deadline.Deadline;

/** A matter that is about to leave the group. */
public record NewEscalation(
        Tier tier, Deadline clock, int step, Reason reason, boolean late, boolean unconfirmed) {}
