package org.qunli.notice.cap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qunli.kit.json.Json;

/**
 * Where an alert holds.
 *
 * @param geometry a GeoJSON MultiPolygon, or null
 */
record CapArea(String nameZh, String nameEn, String district, String geometry) {

    /** A ring of the protocol has at least four points. */
    private static final int FEWEST = 4;

    /**
     * The outer rings as the protocol wants them: latitude first, the last point the first. It has
     * no holes: what lies in one is warned too much rather than too little.
     */
    List<String> polygons() {
        List<String> polygons = new ArrayList<>();
        if (geometry != null) {
            for (JsonNode polygon : Json.tree(geometry).path("coordinates")) {
                JsonNode ring = polygon.path(0);
                if (ring.size() >= FEWEST) {
                    polygons.add(points(ring));
                }
            }
        }
        return polygons;
    }

    private static String points(JsonNode ring) {
        List<String> points = new ArrayList<>();
        for (JsonNode point : ring) {
            points.add(
                    String.format(
                            Locale.ROOT,
                            "%.6f,%.6f",
                            point.get(1).asDouble(),
                            point.get(0).asDouble()));
        }
        if (!points.get(0).equals(points.get(points.size() - 1))) {
            points.add(points.get(0));
        }
        return String.join(" ", points);
    }
}
