package org.qunli.zone.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qunli.kit.problem.Invalid;

/** The box of a map: west, south, east, north in degrees of WGS-84, as RFC 7946 orders them. */
final class MapBox {

    // What people and maps write; Java's own reading takes NaN, 1d and 0x1p3 as well.
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?");

    private MapBox() {}

    /**
     * The four sides, or null for none.
     *
     * @throws Invalid unless they are four degrees of a box that doesn't cross the 180th meridian,
     *     as no boundary here does
     */
    static List<Double> of(String field, String text) {
        if (text == null) {
            return null;
        }
        List<Double> sides = new ArrayList<>();
        for (String side : text.split(",", -1)) {
            if (!DEGREES.matcher(side.strip()).matches()) {
                throw new Invalid(field, "no-box");
            }
            sides.add(Double.valueOf(side.strip()));
        }
        if (sides.size() != 4) {
            throw new Invalid(field, "no-box");
        }
        requireOnGlobe(field, sides);
        return sides;
    }

    private static void requireOnGlobe(String field, List<Double> sides) {
        boolean onGlobe =
                Math.abs(sides.get(0)) <= 180
                        && Math.abs(sides.get(1)) <= 90
                        && Math.abs(sides.get(2)) <= 180
                        && Math.abs(sides.get(3)) <= 90;
        if (!onGlobe) {
            throw new Invalid(field, "box-off-the-globe");
        }
        if (sides.get(0) > sides.get(2) || sides.get(1) > sides.get(3)) {
            throw new Invalid(field, "box-inside-out");
        }
    }
}
