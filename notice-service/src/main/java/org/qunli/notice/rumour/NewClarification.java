package org.qunli.notice.rumour;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.NoticeSource;

/** What is known of a claim from now on. */
@Schema(name = "NewClarification")
public record NewClarification(
        @NotNull @Schema(examples = "UNFOUNDED") RumourState state,
        @Valid
                @Schema(
                        description =
                                "What to say; needed for a verdict unless a notice says it. At most"
                                        + " 500 signs each")
                Bilingual text,
        @Schema(description = "The published notice that answers it") UUID noticeId,
        @Size(max = 10)
                @Schema(description = "On what the verdict rests; a notice is a source of its own")
                List<@NotNull @Valid NoticeSource> sources) {

    private static final int LONGEST = 500;

    public NewClarification {
        sources = sources == null ? List.of() : sources;
    }

    void check() {
        if (!state.isVerdict()) {
            return;
        }
        if (text == null && noticeId == null) {
            throw new Invalid("text", "verdict-without-words");
        }
        if (sources.isEmpty() && noticeId == null) {
            throw new Invalid("sources", "verdict-without-source");
        }
        if (text != null && (text.zh().length() > LONGEST || text.en().length() > LONGEST)) {
            throw new Invalid("text", "verdict-too-long", LONGEST);
        }
    }
}
