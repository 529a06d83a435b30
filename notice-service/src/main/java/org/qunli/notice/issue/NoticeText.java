package org.qunli.notice.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice's words in one language. */
@Schema(name = "NoticeText")
public record NoticeText(
        @NotNull @Schema(examples = "ZH") Language language,
        @NotBlank @Size(max = 200) @Schema(examples = "溪美村环境采样结果") String headline,
        @NotBlank @Size(max = 20_000) @Schema(examples = "4月3日环境采样48份,结果均为阴性。") String body) {}
