package org.qunli.supervision.watch;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which looks an auditor asks for. */
public class LookQuery {

    @Parameter(description = "Only of this supervisor", example = "sub-1")
    @QueryParam("supervisor")
    @Size(max = 255)
    String supervisor;

    @Parameter(description = "Only this operation", example = "request")
    @QueryParam("operation")
    @Size(max = 100)
    String operation;

    @Parameter(
            description = "Only at this request, zone, team or anything else with an id",
            example = "01967f3e-0000-7000-8000-000000000002")
    @QueryParam("about")
    UUID about;

    @Parameter(description = "Not before", example = "2026-04-04T00:00:00Z")
    @QueryParam("from")
    Instant from;

    @Parameter(description = "Before", example = "2026-04-05T00:00:00Z")
    @QueryParam("to")
    Instant to;

    String supervisor() {
        return supervisor;
    }

    String operation() {
        return operation;
    }

    UUID about() {
        return about;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    /** What a cursor belongs to. */
    String key() {
        return supervisor + "|" + operation + "|" + about + "|" + from + "|" + to;
    }
}
