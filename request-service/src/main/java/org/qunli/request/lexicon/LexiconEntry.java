package org.qunli.request.lexicon;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.DistrictTerm;

/** Phrases of one sense. */
@Schema(name = "LexiconEntry")
public record LexiconEntry(
        @Schema(
                        description =
                                "What the phrases tell: MASK hides shorter phrases inside (never of danger), TOPIC what it is about,"
                                        + " NEED a need in itself, LACK something is missing, DANGER to life, RAISE more pressing,"
                                        + " CHAT no need, OFFER something for others, NOTICE an announcement, DONE it came or works",
                        examples = "NEED")
                @NotNull
                DistrictTerm.Sense signal,
        @Schema(description = "What it is about, or null", examples = "SUPPLIES") Category category,
        @Schema(description = "From 0.1 to 10; a NEED opens a request from 3 on", examples = "5")
                @NotNull
                @DecimalMin("0.1")
                @DecimalMax("10")
                Double weight,
        @Schema(
                        description =
                                "In Chinese or English; {a|b} alternatives, ~ a gap of up to 8 words, ^ of up to 3",
                        examples = "[\"{番薯|地瓜}^没了\"]")
                @NotEmpty
                @Size(max = 50)
                List<@NotBlank @Size(max = 100) String> phrases,
        @Schema(description = "Why it is there", examples = "这里管红薯叫地瓜") @Size(max = 200)
                String note) {

    DistrictTerm term() {
        return new DistrictTerm(signal, category, weight, phrases);
    }

    static List<DistrictTerm> terms(List<LexiconEntry> entries) {
        return entries.stream().map(LexiconEntry::term).toList();
    }
}
