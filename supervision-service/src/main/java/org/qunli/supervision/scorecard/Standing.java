package org.qunli.supervision.scorecard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody stands out. */
@Schema(name = "ScorecardStanding")
public enum Standing {
    OUTSTANDING,
    NEGLIGENT
}
