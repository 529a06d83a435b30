package org.qunli.zone.roster;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When somebody serves, in local time of the district: {@code always}, or from a time to a time on
 * some days of the week. A {@code to} that isn't after {@code from} is on the next day.
 *
 * @param days on which the shift begins; every day if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shift(
        @Size(min = 1, max = 7) @Schema(examples = "[\"MON\",\"TUE\"]") List<@NotNull Weekday> days,
        @JsonFormat(pattern = "HH:mm") @Schema(implementation = String.class, examples = "08:00")
                LocalTime from,
        @JsonFormat(pattern = "HH:mm") @Schema(implementation = String.class, examples = "20:00")
                LocalTime to,
        @Schema(examples = "true") Boolean always) {

    boolean allTheTime() {
        return Boolean.TRUE.equals(always);
    }

    /** Whether it says when: either always and nothing else, or both times. */
    boolean saysWhen() {
        return allTheTime()
                ? days == null && from == null && to == null
                : from != null && to != null;
    }

    boolean endsNextDay() {
        return !to.isAfter(from);
    }

    Set<Weekday> beginsOn() {
        return days == null ? EnumSet.allOf(Weekday.class) : EnumSet.copyOf(days);
    }
}
