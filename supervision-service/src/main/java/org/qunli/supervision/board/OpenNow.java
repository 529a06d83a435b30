package org.qunli.supervision.board;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is open now.
 *
 * @param coordinated requests that left the group
 */
public record OpenNow(
        @Schema(examples = "12") Long open,
        @Schema(examples = "2") Long overdue,
        @Schema(examples = "1") Long atRisk,
        @Schema(examples = "1") Long coordinated) {

    static final OpenNow NOTHING = new OpenNow(0L, 0L, 0L, 0L);

    OpenNow plus(OpenNow other) {
        return new OpenNow(
                open + other.open,
                overdue + other.overdue,
                atRisk + other.atRisk,
                coordinated + other.coordinated);
    }
}
