package org.qunli.supervision.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a step falls, relative to the due time: {@code -20%} of the term, {@code 0}, {@code +PT10M},
 * {@code -PT5M}. A share reaches from -100% to +500%, a duration 30 days either way.
 */
final class Offset {

    private static final Pattern SHARE = Pattern.compile("([+-])(\\d{1,3})%");

    private static final Pattern SPAN = Pattern.compile("([+-])(P.+)");

    private static final Duration FARTHEST = Duration.ofDays(30);

    private Offset() {}

    /**
     * The moment for a clock that runs from {@code start} to {@code due}, never before the start.
     */
    static Instant moment(String offset, Instant start, Instant due, Duration term) {
        Instant at = due.plus(span(offset, term));
        return at.isBefore(start) ? start : at;
    }

    static boolean isValid(String offset) {
        try {
            return offset != null
                    && span(offset, Duration.ofHours(1)).abs().compareTo(FARTHEST) <= 0;
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    /** How long after the due time, negative for before. */
    static Duration span(String offset, Duration term) {
        if (offset.equals("0")) {
            return Duration.ZERO;
        }
        Matcher share = SHARE.matcher(offset);
        if (share.matches()) {
            int percent = Integer.parseInt(share.group(2));
            if (percent > (share.group(1).equals("-") ? 100 : 500)) {
                throw new IllegalArgumentException(offset);
            }
            return signed(share.group(1), Duration.ofMillis(term.toMillis() * percent / 100));
        }
        Matcher span = SPAN.matcher(offset);
        if (!span.matches()) {
            throw new IllegalArgumentException(offset);
        }
        Duration duration = Duration.parse(span.group(2));
        if (duration.isNegative()) {
            throw new IllegalArgumentException(offset);
        }
        return signed(span.group(1), duration);
    }

    private static Duration signed(String sign, Duration duration) {
        return sign.equals("-") ? duration.negated() : duration;
    }
}
