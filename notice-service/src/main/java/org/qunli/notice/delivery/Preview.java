package org.qunli.notice.delivery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.saying.Bilingual;

/** What would be said of a notice, and to how many. */
@Schema(name = "NoticePreview")
public record Preview(
        @Schema(description = "Active zones that the targets match", examples = "12") int zones,
        @Schema(
                        description =
                                "Households to which it goes in private, of a notice for flags",
                        examples = "0")
                int households,
        List<PerLength> texts) {

    /**
     * What is said in groups whose channel takes so many bytes.
     *
     * @param groups how many of them match
     */
    @Schema(name = "NoticePreviewText")
    public record PerLength(
            @Schema(examples = "2048") int maxTextBytes,
            @Schema(examples = "11") int groups,
            Bilingual text,
            @Schema(description = "Bytes of UTF-8 of the longer one", examples = "211") int bytes,
            @Schema(
                            description =
                                    "Something had to be left out of one of them; the code leads to"
                                            + " the whole",
                            examples = "false")
                    boolean shortened) {}
}
