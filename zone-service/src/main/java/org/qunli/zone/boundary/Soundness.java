package org.qunli.zone.boundary;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.qunli.kit.problem.Invalid;

/** Refuses rings that cross, holes outside and polygons that overlap, saying where. */
final class Soundness {

    private Soundness() {}

    /**
     * @param polygons in WGS-84
     * @param system in which they were drawn, and in which the place is named
     * @param single whether one Polygon was given
     * @throws Invalid with the first place that isn't sound
     */
    static void require(MultiPolygon polygons, CoordinateSystem system, boolean single) {
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            var error = new IsValidOp(polygons.getGeometryN(i)).getValidationError();
            if (error != null) {
                String field = OutlineReader.COORDINATES + (single ? "" : "[" + i + "]");
                throw new Invalid(field, words(error.getErrorType()), place(error, system));
            }
        }
        // Each is sound by itself: what is wrong with all is between two of them.
        var error = new IsValidOp(polygons).getValidationError();
        if (error != null) {
            throw new Invalid(OutlineReader.COORDINATES, "polygons-overlap", place(error, system));
        }
    }

    private static String words(int type) {
        return switch (type) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "hole-outside";
            case TopologyValidationError.NESTED_HOLES -> "hole-in-hole";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "cut-in-pieces";
            case TopologyValidationError.TOO_FEW_POINTS -> "too-few-points";
            default -> "crosses-itself";
        };
    }

    private static String place(TopologyValidationError error, CoordinateSystem system) {
        Coordinate drawn = system.fromWgs84(error.getCoordinate());
        return "[" + rounded(drawn.x) + ", " + rounded(drawn.y) + "]";
    }

    private static double rounded(double degrees) {
        double scale = Math.pow(10, Outline.DECIMALS);
        return Math.round(degrees * scale) / scale;
    }
}
