package org.qunli.zone.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/** The boundaries of this cell's zones. Writes under the lock of the zone's row. */
@ApplicationScoped
class Boundaries {

    private final Jdbi jdbi;

    Boundaries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What was laid last, also if it was removed since. */
    Optional<Boundary> last(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from zone_boundary where zone_id = :zone")
                                .bind("zone", zone)
                                .map((row, context) -> boundary(row))
                                .findOne());
    }

    /** The boundary that stands. */
    Optional<Boundary> standing(UUID zone) {
        return last(zone).filter(Boundary::stands);
    }

    Boundary lay(UUID zone, Outline outline, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into zone_boundary as b (zone_id, geometry, west, south, east, north,
                                            label_lon, label_lat, area_square_metres, version, changed_at)
                                        values (:zone, cast(:geometry as jsonb), :west, :south, :east, :north,
                                            :labelLon, :labelLat, :area, 0, :now)
                                        on conflict (zone_id) do update set geometry = excluded.geometry,
                                            west = excluded.west, south = excluded.south,
                                            east = excluded.east, north = excluded.north,
                                            label_lon = excluded.label_lon, label_lat = excluded.label_lat,
                                            area_square_metres = excluded.area_square_metres,
                                            version = b.version + 1, changed_at = excluded.changed_at
                                        returning *
                                        """)
                                .bind("zone", zone)
                                .bind("geometry", outline.geometry().toString())
                                .bind("west", outline.bbox().get(0))
                                .bind("south", outline.bbox().get(1))
                                .bind("east", outline.bbox().get(2))
                                .bind("north", outline.bbox().get(3))
                                .bind("labelLon", outline.labelPoint().lon())
                                .bind("labelLat", outline.labelPoint().lat())
                                .bind("area", outline.areaSquareMetres())
                                .bind("now", now)
                                .map((row, context) -> boundary(row))
                                .one());
    }

    /** Takes away what stands; empty if nothing does. */
    Optional<Boundary> remove(UUID zone, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update zone_boundary set geometry = null, west = null, south = null,
                                            east = null, north = null, label_lon = null, label_lat = null,
                                            area_square_metres = null, version = version + 1, changed_at = :now
                                        where zone_id = :zone and geometry is not null
                                        returning *
                                        """)
                                .bind("zone", zone)
                                .bind("now", now)
                                .map((row, context) -> boundary(row))
                                .findOne());
    }

    private static Boundary boundary(ResultSet row) throws SQLException {
        return new Boundary(
                row.getObject("zone_id", UUID.class),
                row.getString("geometry") == null ? null : outline(row),
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Outline outline(ResultSet row) throws SQLException {
        return new Outline(
                Json.tree(row.getString("geometry")),
                List.of(
                        row.getDouble("west"),
                        row.getDouble("south"),
                        row.getDouble("east"),
                        row.getDouble("north")),
                new BoundaryView.Point(row.getDouble("label_lon"), row.getDouble("label_lat")),
                row.getDouble("area_square_metres"));
    }
}
