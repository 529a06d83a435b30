package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.wire.Wording;

/** Which of the five posts nobody holds right now. */
public record GapsView(
        UUID zoneId, @Schema(examples = "2026-04-04T02:00:00Z") Instant at, List<Gap> items) {

    /** Why. */
    @Schema(name = "GapReason")
    public enum Reason {
        NOBODY_ROSTERED,
        NOBODY_ON_SHIFT
    }

    /** A post without anyone. */
    public record Gap(
            @Schema(examples = "MEDICAL_WORKER") Post post,
            @Schema(examples = "NOBODY_ON_SHIFT") Reason reason,
            @Schema(
                            description =
                                    "when someone's shift begins, if one does within the plan",
                            examples = "2026-04-05T00:00:00Z")
                    Instant nextFrom,
            Wording text) {

        static Gap of(Post post, boolean rostered, Instant nextFrom) {
            Reason reason = rostered ? Reason.NOBODY_ON_SHIFT : Reason.NOBODY_ROSTERED;
            Wording name = post.localName();
            return new Gap(
                    post,
                    reason,
                    nextFrom,
                    rostered
                            ? new Wording(
                                    name.zh() + "此刻无人当班",
                                    "No " + name.en() + " is on shift right now")
                            : new Wording(
                                    name.zh() + "尚未配备", "No " + name.en() + " is on the roster"));
        }
    }
}
