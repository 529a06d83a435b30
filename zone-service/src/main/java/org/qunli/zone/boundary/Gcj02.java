package org.qunli.zone.boundary;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.max;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import org.locationtech.jts.geom.Coordinate;

/**
 * The offset of maps in China, by the formula in public use; the official one isn't published. The
 * constants, the bounds and the points tested are those of github.com/googollee/eviltransform (BSD
 * 2-Clause), which is accurate to about a metre. Degrees, longitude as x.
 */
final class Gcj02 {

    /** Krasovsky 1940, metres. */
    private static final double AXIS = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;

    /** A tenth of a millimetre. */
    private static final double ENOUGH = 1e-9;

    /** Each round shrinks the error more than a hundredfold; five are enough everywhere. */
    private static final int MOST_ROUNDS = 20;

    private Gcj02() {}

    /** Whether the offset applies: within a box around China, as in the public formula. */
    static boolean applies(Coordinate at) {
        return at.x >= 72.004 && at.x <= 137.8347 && at.y >= 0.8293 && at.y <= 55.8271;
    }

    /** Where maps show what lies there; unchanged outside China. */
    static Coordinate fromWgs84(Coordinate there) {
        if (!applies(there)) {
            return there;
        }
        Coordinate offset = offset(there);
        return new Coordinate(there.x + offset.x, there.y + offset.y);
    }

    /**
     * Where that lies which maps show there; unchanged outside China. The formula has no inverse:
     * it is approached until a round changes nothing any more.
     */
    static Coordinate toWgs84(Coordinate shown) {
        if (!applies(shown)) {
            return shown;
        }
        Coordinate guess = shown;
        double change = Double.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && change > ENOUGH; round++) {
            Coordinate offset = offset(guess);
            Coordinate better = new Coordinate(shown.x - offset.x, shown.y - offset.y);
            change = max(abs(better.x - guess.x), abs(better.y - guess.y));
            guess = better;
        }
        return guess;
    }

    private static Coordinate offset(Coordinate at) {
        double x = at.x - 105;
        double y = at.y - 35;
        double shared = 20 * sin(6 * x * PI) + 20 * sin(2 * x * PI);
        double waves = waves(y, 20, 40) + 160 * sin(y / 12 * PI) + 320 * sin(y / 30 * PI);
        double north =
                -100
                        + 2 * x
                        + 3 * y
                        + 0.2 * y * y
                        + 0.1 * x * y
                        + 0.2 * sqrt(abs(x))
                        + (shared + waves) * 2 / 3;
        waves = waves(x, 20, 40) + 150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI);
        double east =
                300
                        + x
                        + 2 * y
                        + 0.1 * x * x
                        + 0.1 * x * y
                        + 0.1 * sqrt(abs(x))
                        + (shared + waves) * 2 / 3;
        return degrees(east, north, at.y);
    }

    private static double waves(double t, double whole, double third) {
        return whole * sin(t * PI) + third * sin(t / 3 * PI);
    }

    /** Metres on the ellipsoid as degrees. */
    private static Coordinate degrees(double east, double north, double latitude) {
        double radians = latitude / 180 * PI;
        double flat = 1 - ECCENTRICITY_SQUARED * sin(radians) * sin(radians);
        double meridian = AXIS * (1 - ECCENTRICITY_SQUARED) / (flat * sqrt(flat));
        double parallel = AXIS / sqrt(flat) * cos(radians);
        return new Coordinate(east * 180 / (parallel * PI), north * 180 / (meridian * PI));
    }
}
