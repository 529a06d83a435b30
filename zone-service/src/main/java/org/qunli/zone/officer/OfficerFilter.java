package org.qunli.zone.officer;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which officers a list shows; what is left out filters nothing. */
public class OfficerFilter {

    @RestQuery
    @Parameter(example = "350583")
    @Pattern(regexp = "[1-9][0-9]{5}")
    public String district;

    @RestQuery
    @Parameter(description = "the whole work unit", example = "溪美街道办事处")
    @Size(max = 200)
    public String unit;

    @RestQuery
    @Parameter(description = "the beginning of the name", example = "林")
    @Size(min = 1, max = 100)
    public String name;

    @RestQuery
    @Parameter(description = "held on some roster", example = "MEDICAL_WORKER")
    @Pattern(
            regexp =
                    "TOWNSHIP_CADRE|MEDICAL_WORKER|POLICE_OFFICER|VILLAGE_CADRE|GRID_WORKER|VOLUNTEER")
    public String post;

    @RestQuery
    @Parameter(description = "true unless given; false lists who has left", example = "true")
    public Boolean active;
}
