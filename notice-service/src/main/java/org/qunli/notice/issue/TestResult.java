package org.qunli.notice.issue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Invalid;

/**
 * What a round of tests came to, in counts only. Nobody can write words into it, so a person's
 * result can't get into a group; nor can it hide behind a count of one.
 */
@Schema(name = "TestResult")
public record TestResult(
        @NotNull @PositiveOrZero @Schema(examples = "480") Integer tested,
        @NotNull @PositiveOrZero @Schema(examples = "478") Integer negative,
        @NotNull @PositiveOrZero @Schema(examples = "0") Integer positive,
        @PositiveOrZero @Schema(description = "Not known yet; 0 by default", examples = "2")
                Integer pending) {

    /** Below this, whoever lives there knows whose result it is. */
    private static final int FEWEST = 10;

    public TestResult {
        pending = pending == null ? 0 : pending;
    }

    void check() {
        if (tested < FEWEST) {
            throw new Invalid("testResult.tested", "too-few-tested", FEWEST);
        }
        if ((long) negative + positive + pending != tested) {
            throw new Invalid("testResult.tested", "counts-do-not-add-up");
        }
    }

    /** The only words that there are for it. */
    List<NoticeText> texts() {
        return List.of(
                new NoticeText(
                        Language.ZH,
                        "检测结果",
                        "本轮检测%d人:阴性%d人,阳性%d人,待出结果%d人。个人结果只通知本人。"
                                .formatted(tested, negative, positive, pending)),
                new NoticeText(
                        Language.EN,
                        "Test results",
                        ("Tested in this round: %d. Negative: %d, positive: %d, pending: %d."
                                        + " A person's result is told to that person only.")
                                .formatted(tested, negative, positive, pending)));
    }
}
