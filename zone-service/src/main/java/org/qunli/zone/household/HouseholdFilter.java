package org.qunli.zone.household;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.zone.care.CareFlag;

/** Which households of a zone; what is left out lets all through. */
public class HouseholdFilter {

    private static final String STORABLE = "[^\\u0000]*";

    @Parameter(description = "of this building", example = "8")
    @RestQuery
    @Size(max = 50)
    @Pattern(regexp = STORABLE)
    String building;

    @Parameter(description = "of this unit", example = "2")
    @RestQuery
    @Size(max = 50)
    @Pattern(regexp = STORABLE)
    String unit;

    @Parameter(description = "of this room", example = "1203")
    @RestQuery
    @Size(max = 50)
    @Pattern(regexp = STORABLE)
    String room;

    @Parameter(description = "whose label begins like this", example = "8-12")
    @RestQuery
    @Size(max = 100)
    @Pattern(regexp = STORABLE)
    String label;

    @Parameter(description = "with this care flag, if you may see it", example = "DIALYSIS")
    @RestQuery
    CareFlag flag;

    @Parameter(description = "only those whose check-in is due", example = "true")
    @RestQuery
    boolean checkInDue;
}
