package org.qunli.zone.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A zone's boundary, as it was drawn. */
public record NewBoundary(
        @NotNull
                @Schema(
                        description =
                                "GCJ02 if it was drawn on a map of China such as AMap's or"
                                        + " Tencent's; converted to WGS84",
                        examples = "GCJ02")
                CoordinateSystem coordinateSystem,
        @NotNull
                @Schema(
                        type = SchemaType.OBJECT,
                        description =
                                "a Polygon or MultiPolygon of GeoJSON (RFC 7946); a third coordinate"
                                        + " and bbox are left out",
                        examples =
                                "{\"type\":\"Polygon\",\"coordinates\":[[[118.38,24.96],[118.39,24.96],"
                                        + "[118.39,24.97],[118.38,24.96]]]}")
                JsonNode geometry) {}
