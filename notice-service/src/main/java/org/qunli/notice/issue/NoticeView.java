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
        @Schema(description = "To be read out on the phone", examples = "7KQ2M9XD") String code,
        NoticeStatus status,
        NoticeKind kind,
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        NoticeSource source,
        List<NoticeText> texts,
        Instant effectiveAt,
        Instant onset,
        Instant expiresAt,
        NoticeTargets targets,
        Instant draftedAt,
        Instant publishedAt,
        Instant cancelledAt) {

    static NoticeView of(Notice notice) {
        NewNotice content = notice.content();
        return new NoticeView(
                notice.id(),
                notice.code(),
                notice.status(),
                content.kind(),
                content.urgency(),
                content.severity(),
                content.certainty(),
                content.source(),
                content.texts(),
                content.effectiveAt(),
                content.onset(),
                content.expiresAt(),
                content.targets(),
                notice.draftedAt(),
                notice.publishedAt(),
                notice.cancelledAt());
    }
}
