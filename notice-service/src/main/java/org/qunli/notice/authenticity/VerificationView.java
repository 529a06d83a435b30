package org.qunli.notice.authenticity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.NoticeView;

/** Whether something is genuine. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NoticeVerification")
public record VerificationView(
        @Schema(examples = "ALTERED") Result result,
        @Schema(description = "By what it was found", examples = "SIMILAR") Match match,
        @Schema(
                        description =
                                "What the notice is worth now; a genuine one may be withdrawn",
                        examples = "IN_FORCE")
                Standing standing,
        @Schema(description = "The code can't be one: a sign is wrong", examples = "false")
                Boolean mistyped,
        @Schema(description = "The language of the text that it was compared with", examples = "ZH")
                Language language,
        @Schema(description = "Where it differs, for ALTERED") List<Difference> differences,
        @Schema(description = "What was really said") NoticeView notice) {

    /** The answer. */
    public enum Result {
        /** That is what was said. */
        GENUINE,
        /** Something like it was said; see what differs. */
        ALTERED,
        /** We have said nothing like it. That doesn't make it false. */
        UNKNOWN
    }

    /** How the notice was found. */
    public enum Match {
        CODE,
        EXACT,
        /** The beginning, as it is said where a channel takes no more. */
        SHORTENED,
        SIMILAR
    }

    /** What a genuine notice is worth now. */
    public enum Standing {
        IN_FORCE,
        NOT_YET_EFFECTIVE,
        EXPIRED,
        REPLACED,
        WITHDRAWN
    }

    /** A place where a copy differs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VerificationDifference")
    public record Difference(
            @Schema(description = "CHANGED, MISSING or ADDED", examples = "CHANGED") Kind kind,
            @Schema(description = "What was said", examples = "采样48份") String original,
            @Schema(description = "What stands in the copy", examples = "采样4800份") String copy) {

        /** How. */
        @Schema(name = "DifferenceKind")
        public enum Kind {
            CHANGED,
            MISSING,
            ADDED
        }
    }

    static VerificationView unknown(Boolean mistyped) {
        return new VerificationView(Result.UNKNOWN, null, null, mistyped, null, null, null);
    }
}
