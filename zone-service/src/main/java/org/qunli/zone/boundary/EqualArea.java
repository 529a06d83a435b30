package org.qunli.zone.boundary;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Areas on the WGS-84 ellipsoid: the plane area after the cylindrical equal-area projection.
 * Formula: Snyder, Map Projections: A Working Manual (1987), equations 3-12, 10-14 and 10-15, with
 * the equator as the standard parallel.
 */
final class EqualArea {

    /** Metres. */
    private static final double AXIS = 6_378_137.0;

    private static final double ECCENTRICITY = 0.081819190842622;

    private EqualArea() {}

    /** Square metres within the polygons, whose coordinates are degrees. */
    static double of(Geometry polygons) {
        Geometry plane = polygons.copy();
        plane.apply(EqualArea::project);
        return plane.getArea();
    }

    private static void project(Coordinate at) {
        double sine = Math.sin(Math.toRadians(at.y));
        double e = ECCENTRICITY;
        double q =
                (1 - e * e)
                        * (sine / (1 - e * e * sine * sine)
                                - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
        at.setX(AXIS * Math.toRadians(at.x));
        at.setY(AXIS * q / 2);
    }
}
