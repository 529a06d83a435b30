package org.qunli.notice.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who says so, and where it stands. */
@Schema(name = "NoticeSource")
public record NoticeSource(
        @NotBlank @Size(max = 200) @Schema(examples = "南安市应对疫情工作指挥部") String authority,
        @Size(max = 2_000)
                @Pattern(regexp = "https?://\\S+")
                @Schema(examples = "https://www.nanan.gov.cn/notice/7")
                String link,
        @Size(max = 100) @Schema(examples = "2022年第7号") String documentNumber) {}
