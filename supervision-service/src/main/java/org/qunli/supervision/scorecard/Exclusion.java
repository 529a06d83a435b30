package org.qunli.supervision.scorecard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request that shall not count. Nobody is named: what supervision decides, Qunli decides.
 *
 * @param appealed whether an officer asked for it
 * @param note words of supervision, for supervision only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exclusion(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000021") UUID exclusionId,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId,
        @Schema(examples = "350583") String district,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "OUT_OF_THEIR_HANDS") ExclusionReason reason,
        @JsonIgnore UUID appellant,
        @Schema(examples = "PROPOSED") ExclusionState state,
        @Schema(
                        examples = "2026-04-04T02:00:00Z",
                        description =
                                "when an officer appealed; when supervision acted is told to it alone")
                Instant askedAt,
        Instant decidedAt,
        String note) {

    @JsonProperty
    @Schema(examples = "false")
    public boolean appealed() {
        return appellant != null;
    }

    @JsonProperty
    @Schema(examples = "QUNLI", description = "null while nothing is decided")
    public String decidedBy() {
        return decidedAt == null ? null : "QUNLI";
    }

    /** For others than supervision: nothing says when it began to look. */
    Exclusion told() {
        return appealed() ? this : with(null, null);
    }

    Exclusion noted(String words) {
        return with(askedAt, words);
    }

    private Exclusion with(Instant asked, String words) {
        return new Exclusion(
                exclusionId,
                requestId,
                district,
                zoneId,
                reason,
                appellant,
                state,
                asked,
                decidedAt,
                words);
    }
}
