package org.qunli.supervision.scorecard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that counts.
 *
 * @param turn the how many-eth of its measure for the request
 * @param n how often it could be so, {@code hits} how often it was
 * @param amount seconds, or a score; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mark(
        UUID request,
        Measure measure,
        int turn,
        LocalDate day,
        String district,
        UUID zone,
        UUID officer,
        String unit,
        String post,
        int n,
        int hits,
        Long amount,
        boolean excluded) {

    String key() {
        return measure + "/" + turn;
    }

    LocalDate month() {
        return day.withDayOfMonth(1);
    }
}
