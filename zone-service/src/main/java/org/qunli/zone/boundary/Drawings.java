package org.qunli.zone.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import org.locationtech.jts.geom.MultiPolygon;
import org.qunli.kit.problem.Fact.Violation;
import org.qunli.kit.problem.Invalid;

/** Makes an outline of what was drawn. */
@ApplicationScoped
class Drawings {

    private final BoundaryConfig config;

    Drawings(BoundaryConfig config) {
        this.config = config;
    }

    /**
     * @param field under which the drawing was given, with a dot behind it; empty for the body
     * @throws Invalid with the first place that isn't sound
     */
    Outline outline(String field, NewBoundary drawn) {
        try {
            MultiPolygon polygons =
                    new OutlineReader(drawn.coordinateSystem(), config.maxVertices())
                            .read(drawn.geometry());
            boolean single = "Polygon".equals(drawn.geometry().path("type").asText());
            Soundness.require(polygons, drawn.coordinateSystem(), single);
            return Outline.of(polygons);
        } catch (Invalid wrong) {
            throw new Invalid(
                    wrong.violations().stream()
                            .map(
                                    v ->
                                            new Violation(
                                                    field + v.field(),
                                                    v.key(),
                                                    v.message(),
                                                    v.args()))
                            .toList());
        }
    }
}
