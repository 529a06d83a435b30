package org.qunli.zone.sealing;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.problem.Invalid;

/**
 * Which of the zones within reach are asked for; what is left out filters nothing. Everything is
 * text until it was judged, so that the answer to a wrong value names its field.
 */
public class ZoneFilter {

    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    // Years that people write; PostgreSQL doesn't hold all that Java can say.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @Parameter(description = "of this district, a GB/T 2260 code", example = "350583")
    @RestQuery
    String district;

    @Parameter(
            description = "of this status",
            example = "ACTIVE",
            schema = @Schema(implementation = ZoneStatus.class))
    @RestQuery
    String status;

    @Parameter(
            description = "controlled like this",
            example = "SEALED",
            schema = @Schema(implementation = ControlLevel.class))
    @RestQuery
    String level;

    @Parameter(
            description = "directly within this zone",
            example = "01960000-0000-7000-8000-000000000001",
            schema = @Schema(implementation = UUID.class))
    @RestQuery
    String parentId;

    @Parameter(
            description = "whose name, in Chinese or English, has this in it, in capitals or not",
            example = "ximei")
    @RestQuery
    @Size(min = 1, max = 100)
    @Pattern(regexp = "[^\\u0000]*")
    String name;

    @Parameter(
            description = "changed at this moment or later",
            example = "2026-04-01T00:00:00Z",
            schema = @Schema(implementation = Instant.class))
    @RestQuery
    String changedSince;

    @Parameter(
            description =
                    "whose boundary's box meets this one: west, south, east and north in degrees of"
                            + " WGS-84, parted by commas. Zones without a boundary are left out.",
            example = "118.38,24.95,118.40,24.97")
    @RestQuery
    @Size(max = 200)
    String bbox;

    /**
     * What was asked for, judged; null filters nothing.
     *
     * @throws Invalid with the field that is wrong
     */
    ZoneQuery query() {
        if (district != null && !district.matches("[1-9][0-9]{5}")) {
            throw new Invalid("district", "no-district-code", district);
        }
        return new ZoneQuery(
                district,
                oneOf("status", status, ZoneStatus.values()),
                oneOf("level", level, ControlLevel.values()),
                id("parentId", parentId),
                moment("changedSince", changedSince),
                MapBox.of("bbox", bbox),
                name);
    }

    private static <E extends Enum<E>> E oneOf(String field, String value, E[] known) {
        if (value == null) {
            return null;
        }
        for (E each : known) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        String names = Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "));
        throw new Invalid(field, "not-one-of", names);
    }

    private static UUID id(String field, String value) {
        // UUID.fromString reads 1-1-1-1-1 too.
        if (value != null && !value.matches(ID)) {
            throw new Invalid(field, "no-id");
        }
        return value == null ? null : UUID.fromString(value);
    }

    private static Instant moment(String field, String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // Told below, like a moment in no year that people write.
        }
        throw new Invalid(field, "no-moment");
    }
}
