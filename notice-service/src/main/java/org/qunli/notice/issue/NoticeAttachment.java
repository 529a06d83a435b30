package org.qunli.notice.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that belongs to a notice, by reference: it is kept elsewhere. */
@Schema(name = "NoticeAttachment")
public record NoticeAttachment(
        @NotBlank @Size(max = 200) @Schema(examples = "配送点地图") String title,
        @NotNull
                @Size(max = 2_000)
                @Pattern(regexp = "https?://[^\\s<>\"]+")
                @Schema(examples = "https://www.nanan.gov.cn/map.pdf")
                String url,
        @NotNull
                @Size(max = 100)
                @Pattern(regexp = "[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
                @Schema(examples = "application/pdf")
                String mediaType,
        @PositiveOrZero @Schema(description = "Bytes", examples = "81920") Long size,
        @Pattern(regexp = "[0-9a-f]{64}")
                @Schema(
                        description = "SHA-256 of the file, in hex: who fetches it can check it",
                        examples =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String sha256) {}
