package org.qunli.supervision.board;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is open now.
 *
 * @param coordinated requests that left the group
 */
@Schema(
        name = "OpenNow",
        description =
                "Counts. Dashboards are told them to the nearest five; a field that is missing, or"
                        + " null, stands for one to four, by which somebody could be told apart."
                        + " 0 is 0")
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
