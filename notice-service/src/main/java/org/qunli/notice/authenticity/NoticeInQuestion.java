package org.qunli.notice.authenticity;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody wants to know to be genuine: a code, a text, or both. */
@Schema(name = "NoticeInQuestion")
public record NoticeInQuestion(
        @Size(max = 20)
                @Schema(
                        description = "In any case, with or without hyphens",
                        examples = "7KQ2-M9XD")
                String code,
        @Size(max = 20_000)
                @Schema(
                        description = "As it was copied, with or without the line under it",
                        examples = "采样结果\n4月3日环境采样48份,结果均为阴性。")
                String text) {}
