package org.qunli.supervision.policy;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What holds for more time that an officer asks for.
 *
 * @param most how far a clock can be extended altogether
 * @param decideWithin when the default is taken, if nobody decided
 * @param byDefault what then holds, alike in every zone
 */
public record ExtensionRule(
        @NotNull @Schema(examples = "PT24H") Duration most,
        @NotNull @Schema(examples = "PT30M") Duration decideWithin,
        @NotNull @Schema(examples = "REFUSED") Verdict byDefault) {

    /** Where a policy says nothing. */
    static final ExtensionRule USUAL =
            new ExtensionRule(Duration.ofHours(24), Duration.ofMinutes(30), Verdict.REFUSED);

    /** What may become of it. */
    @Schema(name = "ExtensionVerdict")
    public enum Verdict {
        GRANTED,
        REFUSED
    }
}
