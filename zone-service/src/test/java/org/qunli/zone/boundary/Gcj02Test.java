package org.qunli.zone.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class Gcj02Test {

    /** A centimetre or so, in degrees. */
    private static final Offset<Double> CENTIMETRE = within(1e-7);

    /** WGS-84 and GCJ-02 of Shanghai, Shenzhen and Beijing, from the tests of eviltransform. */
    private static final double[][] KNOWN = {
        {121.5272106, 31.1774276, 121.531541859215, 31.17530398364597},
        {113.912316, 22.543847, 113.9171764808363, 22.540796131694766},
        {116.377817, 39.911954, 116.38404722455657, 39.91334545536069}
    };

    private static double metres(Coordinate one, Coordinate other) {
        double north = (one.y - other.y) * 111_320;
        double east = (one.x - other.x) * 111_320 * Math.cos(Math.toRadians(one.y));
        return Math.hypot(north, east);
    }

    @Test
    void known_points_are_shown_where_maps_show_them() {
        for (double[] known : KNOWN) {
            Coordinate shown = Gcj02.fromWgs84(new Coordinate(known[0], known[1]));

            assertThat(shown.x).isCloseTo(known[2], CENTIMETRE);
            assertThat(shown.y).isCloseTo(known[3], CENTIMETRE);
        }
    }

    @Test
    void known_points_of_maps_are_found_again() {
        for (double[] known : KNOWN) {
            Coordinate there = Gcj02.toWgs84(new Coordinate(known[2], known[3]));

            assertThat(metres(there, new Coordinate(known[0], known[1]))).isLessThan(0.1);
        }
    }

    @Test
    void everywhere_in_china_there_and_back_is_less_than_a_centimetre() {
        double moved = 0;
        double off = 0;
        for (double lon = 73.5; lon < 135; lon += 0.37) {
            for (double lat = 18.1; lat < 53.6; lat += 0.29) {
                Coordinate there = new Coordinate(lon, lat);
                Coordinate shown = Gcj02.fromWgs84(there);
                moved = Math.max(moved, metres(there, shown));
                off = Math.max(off, metres(there, Gcj02.toWgs84(shown)));
            }
        }

        assertThat(off).isLessThan(0.01);
        assertThat(moved).isBetween(300.0, 2000.0);
    }

    @Test
    void outside_china_maps_show_what_receivers_show() {
        Coordinate london = new Coordinate(-0.1276, 51.5072);
        Coordinate tokyo = new Coordinate(139.7671, 35.6812);

        assertThat(Gcj02.fromWgs84(london)).isEqualTo(london);
        assertThat(Gcj02.toWgs84(london)).isEqualTo(london);
        assertThat(Gcj02.toWgs84(tokyo)).isEqualTo(tokyo);
    }
}
