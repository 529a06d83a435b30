package org.qunli.zone.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Tells where a zone lies, also to dashboards, which draw it. */
final class BoundaryEvents {

    private BoundaryEvents() {}

    private record BoundaryChanged(
            UUID zoneId,
            String district,
            JsonNode geometry,
            List<Double> bbox,
            BoundaryView.Point labelPoint,
            Double areaSquareMetres) {}

    static DomainEvent changed(String district, Boundary boundary) {
        UUID zone = boundary.zoneId();
        Outline outline = boundary.outline();
        return DomainEvent.of("boundary.changed", "boundary/" + zone, boundary.changedAt())
                .in(district, zone)
                .data(
                        outline == null
                                ? new BoundaryChanged(zone, district, null, null, null, null)
                                : new BoundaryChanged(
                                        zone,
                                        district,
                                        outline.geometry(),
                                        outline.bbox(),
                                        outline.labelPoint(),
                                        outline.areaSquareMetres()))
                .forDashboards();
    }
}
