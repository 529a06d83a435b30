package org.qunli.notice.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice as everybody sees it once it is published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Notice")
public record NoticeView(
        UUID id,
        @Schema(
                        description =
                                "To be read out on the phone; its last sign checks the others",
                        examples = "7KQ2M9XD")
                String code,
        NoticeStatus status,
        MessageType messageType,
        @Schema(description = "The notice that this one updates or takes back") UUID refersTo,
        @Schema(description = "The notice that took this one's place, or took it back")
                UUID replacedBy,
        NoticeKind kind,
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        NoticeSource source,
        List<NoticeText> texts,
        @Schema(description = "The text to show to who asked for a language") ShownText shown,
        TestResult testResult,
        List<NoticeAttachment> attachments,
        Instant effectiveAt,
        Instant onset,
        Instant expiresAt,
        NoticeTargets targets,
        Instant draftedAt,
        @Schema(description = "When it is to be published, while it waits") Instant scheduledAt,
        Instant publishedAt,
        Instant cancelledAt,
        ApprovalView approval) {

    /**
     * A text of the notice.
     *
     * @param fallback whether it is in another language than asked for
     */
    @Schema(name = "ShownText")
    public record ShownText(
            Language language,
            String headline,
            String body,
            @Schema(description = "There is none in the language asked for", examples = "false")
                    boolean fallback) {}

    /** As everybody sees it. */
    public static NoticeView of(Notice notice) {
        return of(notice, null, null);
    }

    /** With the text for who asked for the language, if somebody did. */
    static NoticeView of(Notice notice, Language asked) {
        return of(notice, asked, null);
    }

    /** As the administrators of its districts see it. */
    static NoticeView signed(Notice notice) {
        return of(notice, null, notice.signatures().view());
    }

    private static NoticeView of(Notice notice, Language asked, ApprovalView approval) {
        NewNotice content = notice.content();
        return new NoticeView(
                notice.id(),
                notice.code(),
                notice.status(),
                notice.messageType(),
                notice.refersTo(),
                notice.replacedBy(),
                content.kind(),
                content.urgency(),
                content.severity(),
                content.certainty(),
                content.source(),
                content.texts(),
                shown(content.texts(), asked),
                content.testResult(),
                content.attachments(),
                content.effectiveAt(),
                content.onset(),
                content.expiresAt(),
                content.targets(),
                notice.draftedAt(),
                notice.scheduledAt(),
                notice.publishedAt(),
                notice.cancelledAt(),
                approval);
    }

    private static ShownText shown(List<NoticeText> texts, Language asked) {
        if (asked == null) {
            return null;
        }
        NoticeText text = asked.nearest(texts);
        return new ShownText(
                text.language(), text.headline(), text.body(), text.language() != asked);
    }
}
