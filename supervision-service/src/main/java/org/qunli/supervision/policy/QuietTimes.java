package org.qunli.supervision.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When clocks of NORMAL and HIGH requests stand still, in the district's local time; never those of
 * URGENT ones.
 *
 * @param quietFrom with {@code quietTo}: every day's quiet hours, over midnight if from is later
 *     than to; both or none
 * @param holidays whole days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuietTimes(
        @Schema(implementation = String.class, examples = "22:00") LocalTime quietFrom,
        @Schema(implementation = String.class, examples = "07:00") LocalTime quietTo,
        @Size(max = 100) @Schema(examples = "[\"2026-05-01\"]") List<@NotNull LocalDate> holidays) {

    public QuietTimes {
        holidays = holidays == null ? List.of() : holidays.stream().sorted().distinct().toList();
    }

    boolean hasHours() {
        return quietFrom != null && quietTo != null;
    }

    /**
     * Whether it can be lived by: hours from somewhere to elsewhere, and something that is quiet.
     */
    boolean isSane() {
        return quietFrom == null
                ? quietTo == null && !holidays.isEmpty()
                : quietTo != null && !quietFrom.equals(quietTo);
    }
}
