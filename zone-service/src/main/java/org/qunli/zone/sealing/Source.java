package org.qunli.zone.sealing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who ordered it, and where that can be read. */
@Schema(name = "ControlSource")
public record Source(
        @NotBlank @Size(max = 200) @Schema(examples = "南安市疫情防控指挥部") String authority,
        @Size(max = 2000)
                @Pattern(regexp = "https?://\\S+")
                @Schema(examples = "https://www.nanan.gov.cn/notices/12")
                String link,
        @Size(max = 100) @Schema(examples = "2022年第12号") String documentNumber) {

    static Source of(String authority, String link, String documentNumber) {
        return authority == null ? null : new Source(authority, link, documentNumber);
    }
}
