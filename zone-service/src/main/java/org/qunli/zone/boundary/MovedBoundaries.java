package org.qunli.zone.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.qunli.kit.feed.DomainEvent;

/** The boundaries of zones that are split or merged, in the transaction of that. */
@ApplicationScoped
public class MovedBoundaries {

    /** The one that boundaries are kept on. */
    private static final PrecisionModel GRID = new PrecisionModel(Math.pow(10, Outline.DECIMALS));

    private final Boundaries boundaries;
    private final Drawings drawings;
    private final BoundaryConfig config;

    MovedBoundaries(Boundaries boundaries, Drawings drawings, BoundaryConfig config) {
        this.boundaries = boundaries;
        this.drawings = drawings;
        this.config = config;
    }

    /**
     * Refuses a drawing that isn't sound.
     *
     * @param field under which it was given, with a dot behind it
     */
    public void require(String field, NewBoundary drawn) {
        drawings.outline(field, drawn);
    }

    /** Draws the boundary of a zone that was opened. */
    public DomainEvent lay(UUID zone, String district, NewBoundary drawn, Instant now) {
        return BoundaryEvents.changed(
                district, boundaries.lay(zone, drawings.outline("", drawn), now));
    }

    /**
     * Gives a zone the union of what these zones cover, itself among them or not. Nothing where one
     * of them was never drawn, or where the union has too many vertices: what is drawn stays, since
     * half of it would be wrong.
     */
    public Optional<DomainEvent> unite(UUID zone, String district, List<UUID> of, Instant now) {
        List<Geometry> parts = new ArrayList<>();
        for (UUID one : of) {
            Optional<Boundary> standing = boundaries.standing(one);
            if (standing.isEmpty()) {
                return Optional.empty();
            }
            parts.add(geometry(standing.get()));
        }
        Geometry union = UnaryUnionNG.union(parts, GRID);
        if (union.getNumPoints() > config.maxVertices()) {
            return Optional.empty();
        }
        return Optional.of(
                BoundaryEvents.changed(
                        district, boundaries.lay(zone, Outline.of(polygons(union)), now)));
    }

    private static Geometry geometry(Boundary boundary) {
        try {
            return new GeoJsonReader().read(boundary.outline().geometry().toString());
        } catch (ParseException e) {
            throw new IllegalStateException("The boundary of zone " + boundary.zoneId(), e);
        }
    }

    private static MultiPolygon polygons(Geometry union) {
        return union instanceof MultiPolygon several
                ? several
                : union.getFactory().createMultiPolygon(new Polygon[] {(Polygon) union});
    }
}
