package org.qunli.zone.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a zone lies, in WGS84. */
public record BoundaryView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID zoneId,
        @Schema(
                        type = SchemaType.OBJECT,
                        description = "a MultiPolygon of GeoJSON (RFC 7946), in WGS84",
                        examples =
                                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[118.38,24.96],"
                                        + "[118.39,24.96],[118.39,24.97],[118.38,24.96]]]]}")
                JsonNode geometry,
        @Schema(description = "west, south, east, north", examples = "[118.38,24.96,118.39,24.97]")
                List<Double> bbox,
        @Schema(description = "a point inside, to write the name at") Point labelPoint,
        @Schema(description = "on the ellipsoid, to a tenth", examples = "558860.4")
                double areaSquareMetres,
        @Schema(examples = "2026-04-03T16:00:00Z") Instant changedAt) {

    /** A point in WGS84. */
    @Schema(name = "LabelPoint")
    public record Point(
            @Schema(examples = "118.3875") double lon, @Schema(examples = "24.965") double lat) {}

    static BoundaryView of(Boundary boundary) {
        Outline outline = boundary.outline();
        return new BoundaryView(
                boundary.zoneId(),
                outline.geometry(),
                outline.bbox(),
                outline.labelPoint(),
                outline.areaSquareMetres(),
                boundary.changedAt());
    }
}
