package org.qunli.supervision.desk;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hours of some days, in the district's local time. Hours that end before they begin run into the
 * next day; the same time twice is the whole day.
 */
@Schema(name = "DeskHours")
public record Opening(
        @NotEmpty @Schema(examples = "[\"MONDAY\"]") Set<@NotNull DayOfWeek> days,
        @NotNull @Pattern(regexp = TIME) @Schema(examples = "08:00") String from,
        @NotNull @Pattern(regexp = TIME) @Schema(examples = "20:00") String to) {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    boolean covers(ZonedDateTime local) {
        LocalTime begin = LocalTime.parse(from);
        LocalTime end = LocalTime.parse(to);
        LocalTime time = local.toLocalTime();
        boolean today = days.contains(local.getDayOfWeek());
        if (begin.isBefore(end)) {
            return today && !time.isBefore(begin) && time.isBefore(end);
        }
        boolean yesterday = days.contains(local.getDayOfWeek().minus(1));
        return today && !time.isBefore(begin) || yesterday && time.isBefore(end);
    }
}
