package org.qunli.zone.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.qunli.kit.json.Json;

/**
 * Polygons and what is measured of them, in WGS-84.
 *
 * @param geometry a MultiPolygon of GeoJSON, outer rings counter-clockwise
 * @param bbox west, south, east, north
 */
record Outline(
        JsonNode geometry,
        List<Double> bbox,
        BoundaryView.Point labelPoint,
        double areaSquareMetres) {

    /** A centimetre: finer than any boundary is drawn. */
    static final int DECIMALS = 7;

    static Outline of(MultiPolygon polygons) {
        GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
        writer.setEncodeCRS(false);
        writer.setForceCCW(true);
        Envelope box = polygons.getEnvelopeInternal();
        Coordinate inside = polygons.getInteriorPoint().getCoordinate();
        return new Outline(
                Json.tree(writer.write(polygons)),
                List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
                new BoundaryView.Point(inside.x, inside.y),
                Math.round(EqualArea.of(polygons) * 10) / 10.0);
    }
}
