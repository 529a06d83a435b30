package org.qunli.supervision.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a desk is.
 *
 * @param hours when somebody is there, in words
 * @param opening the same, to reckon with; none means always
 * @param night how it is reached while it is closed; null as if it were open
 * @param categories of a department: matters that go to it beside the headquarters
 * @param chatIds who is told in private
 * @param subjects who may take escalations with an own token
 */
public record DeskDocument(
        @NotNull @Pattern(regexp = "\\d{6}") @Schema(examples = "350583") String district,
        @NotNull @Schema(examples = "HEADQUARTERS") DeskKind kind,
        @NotBlank @Size(max = 200) @Schema(examples = "南安市指挥部") String nameZh,
        @NotBlank @Size(max = 200) @Schema(examples = "Nan'an headquarters") String nameEn,
        @Size(max = 200) @Schema(examples = "24/7") String hours,
        @Size(max = 14) List<@NotNull @Valid Opening> opening,
        @Valid Night night,
        @Size(max = 20) @Schema(examples = "[\"MEDICINE\"]")
                Set<@NotNull @Pattern(regexp = "[A-Z_]{1,40}") String> categories,
        @NotNull @Size(max = 50) Set<@NotNull @Valid DeskChat> chatIds,
        @NotNull @Size(max = 50) @Schema(examples = "[\"desk-350583\"]")
                Set<@NotBlank @Size(max = 255) String> subjects) {

    /** What isn't said is empty. */
    public DeskDocument {
        opening = opening == null ? List.of() : opening;
        categories = categories == null ? Set.of() : categories;
    }

    List<DeskChat> onCall() {
        return night == null ? List.of() : night.onCall();
    }

    String nightDesk() {
        return night == null ? null : night.desk();
    }
}
