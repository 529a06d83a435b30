package org.qunli.zone.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.qunli.kit.problem.Invalid;

/**
 * Reads one GeoJSON geometry into polygons in WGS-84, or says which position is wrong. Not JTS's
 * reader, which knows neither positions nor limits. For one geometry only: it counts vertices.
 */
final class OutlineReader {

    static final String COORDINATES = "geometry.coordinates";

    private static final Set<String> MEMBERS = Set.of("type", "coordinates", "bbox");

    /** First and last are the same. */
    private static final int TRIANGLE = 4;

    private static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(Math.pow(10, Outline.DECIMALS)));

    private final CoordinateSystem system;
    private final int maxVertices;
    private int vertices;

    OutlineReader(CoordinateSystem system, int maxVertices) {
        this.system = system;
        this.maxVertices = maxVertices;
    }

    /**
     * The polygons, each position sound by itself.
     *
     * @throws Invalid with the first that isn't
     */
    MultiPolygon read(JsonNode geometry) {
        if (!geometry.isObject()) {
            throw new Invalid("geometry", "not-geojson");
        }
        geometry.fieldNames().forEachRemaining(OutlineReader::requireKnown);
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygons.add(polygon(coordinates, COORDINATES));
            case "MultiPolygon" -> {
                requireArray(coordinates, COORDINATES);
                for (int i = 0; i < coordinates.size(); i++) {
                    polygons.add(polygon(coordinates.get(i), COORDINATES + "[" + i + "]"));
                }
            }
            default -> throw new Invalid("geometry.type", "polygons-only");
        }
        MultiPolygon read = FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        if (read.getEnvelopeInternal().getWidth() > 180) {
            throw new Invalid(COORDINATES, "across-antimeridian");
        }
        return read;
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new Invalid("geometry", "not-of-geometries");
        }
    }

    private static void requireArray(JsonNode node, String field) {
        if (!node.isArray()) {
            throw new Invalid(field, "unfit");
        }
        if (node.isEmpty()) {
            throw new Invalid(field, "empty-geometry");
        }
    }

    private Polygon polygon(JsonNode rings, String field) {
        requireArray(rings, field);
        LinearRing shell = ring(rings.get(0), field + "[0]");
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1), field + "[" + (i + 1) + "]");
        }
        return FACTORY.createPolygon(shell, holes);
    }

    private LinearRing ring(JsonNode positions, String field) {
        requireArray(positions, field);
        vertices += positions.size();
        if (vertices > maxVertices) {
            throw new Invalid("geometry", "too-many-vertices", maxVertices);
        }
        Coordinate[] ring = new Coordinate[positions.size()];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = position(positions.get(i), field, i);
        }
        if (ring.length < TRIANGLE) {
            throw new Invalid(field, "too-few-positions");
        }
        if (!ring[0].equals2D(ring[ring.length - 1])) {
            throw new Invalid(field, "ring-not-closed", text(positions.get(ring.length - 1)));
        }
        return FACTORY.createLinearRing(ring);
    }

    private Coordinate position(JsonNode node, String ring, int index) {
        if (!isPosition(node)) {
            throw new Invalid(ring + "[" + index + "]", "not-a-position");
        }
        double lon = node.get(0).doubleValue();
        double lat = node.get(1).doubleValue();
        String wrong = wrong(lon, lat);
        if (wrong != null) {
            throw new Invalid(ring + "[" + index + "]", wrong, text(node));
        }
        Coordinate kept = system.toWgs84(new Coordinate(lon, lat));
        PrecisionModel precision = FACTORY.getPrecisionModel();
        return new Coordinate(precision.makePrecise(kept.x), precision.makePrecise(kept.y));
    }

    private static boolean isPosition(JsonNode node) {
        boolean sound = node.isArray() && node.size() >= 2 && node.size() <= 3;
        for (JsonNode number : node) {
            sound &= number.isNumber();
        }
        return sound;
    }

    private static String wrong(double lon, double lat) {
        if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
            return "not-finite";
        }
        if (Math.abs(lon) <= 90 && Math.abs(lat) > 90 && Math.abs(lat) <= 180) {
            return "latitude-first";
        }
        return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? "off-the-globe" : null;
    }

    private static String text(JsonNode position) {
        return "[" + position.get(0).doubleValue() + ", " + position.get(1).doubleValue() + "]";
    }
}
