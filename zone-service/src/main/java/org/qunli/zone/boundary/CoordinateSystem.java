package org.qunli.zone.boundary;

import org.locationtech.jts.geom.Coordinate;

/** In which system coordinates were drawn: as a receiver shows them, or as maps in China do. */
public enum CoordinateSystem {
    WGS84 {
        @Override
        Coordinate toWgs84(Coordinate drawn) {
            return drawn;
        }

        @Override
        Coordinate fromWgs84(Coordinate kept) {
            return kept;
        }
    },
    GCJ02 {
        @Override
        Coordinate toWgs84(Coordinate drawn) {
            return Gcj02.toWgs84(drawn);
        }

        @Override
        Coordinate fromWgs84(Coordinate kept) {
            return Gcj02.fromWgs84(kept);
        }
    };

    abstract Coordinate toWgs84(Coordinate drawn);

    abstract Coordinate fromWgs84(Coordinate kept);
}
